"""How a field is called where both its languages are seen at once."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.publishing.language import LANGUAGES


def both(field):
    """A row of a form: the field in Swedish beside the field in English."""
    return tuple(f"{field}_{language}" for language in LANGUAGES)


def label_of(field):
    """The field's name, with the language where it has one: "Introduction in English"."""
    original = getattr(field, "translated_field", None)
    if original is None:
        return capfirst(field.verbose_name)
    sentences = {"sv": _("%(field)s in Swedish"), "en": _("%(field)s in English")}
    return sentences[field.language] % {"field": capfirst(original.verbose_name)}
