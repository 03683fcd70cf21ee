"""Labels of the columns of a translated field: "Introduction in English"."""

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def _name_in_language(name: str, language: str) -> str:
    sentences = {"sv": _("%(field)s in Swedish"), "en": _("%(field)s in English")}
    return sentences[language] % {"field": capfirst(name)}


name_in_language = lazy(_name_in_language, str)
