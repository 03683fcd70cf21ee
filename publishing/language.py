"""Language fallback, always visible: the reader's language, or the other one marked as such.

A text that is missing in the reader's language is shown in the other one with its own `lang`; the
page says so once, and its URL is left out of `hreflang`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from .plain_text import shows_nothing

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# For a field that holds a language, named in the language of whoever reads it.
LANGUAGE_CHOICES = [("sv", _("Swedish")), ("en", _("English"))]


# For readers of neither language, as `/` has it for a browser that asks for neither.
INTERNATIONAL = "en"


def language_for_others(written: Sequence[str]) -> str | None:
    """The language of `hreflang="x-default"`: English where the text is written in English."""
    return INTERNATIONAL if INTERNATIONAL in written else next(iter(written), None)


def reverse_in_language(
    url_name: str, language: str | None = None, args: Sequence[object] | None = None
) -> str:
    """The path of a URL name in a language, by default the active one."""
    with override(language or get_language()):
        return reverse(url_name, args=args)


def reading_order(language: str | None = None) -> tuple[str, ...]:
    """The given or active language first, then the other."""
    first = language or get_language() or settings.LANGUAGE_CODE
    return (first, *(code for code in LANGUAGES if code != first))


def lowercase_first(text: str) -> str:
    """A name as it stands inside a sentence or a title."""
    return text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Text:
    """A text and the language it is in; empty where it exists in no language.

    A template renders it as a `span` with `lang` where that is not the page's language; `value`
    is the plain text.
    """

    value: str
    language: str
    is_foreign: bool

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        if self.is_foreign:
            return format_html('<span lang="{}">{}</span>', self.language, self.value)
        return conditional_escape(self.value)

    def __html__(self) -> str:
        return str(self)

    @property
    def lang(self) -> str:
        """The `lang` attribute for the enclosing element; empty in the page's language."""
        return format_html(' lang="{}"', self.language) if self.is_foreign else ""

    @property
    def html(self) -> SafeString:
        """Rich text as safe markup: it is sanitised when saved (rich_text.py)."""
        return mark_safe(self.value)


def shown_text(record: Model, field: str, language: str | None = None) -> Text:
    """A translated field in the reader's language or, marked as such, in the other."""
    order = reading_order(language)
    for code in order:
        value = getattr(record, f"{field}_{code}")
        if not shows_nothing(value):
            return Text(value, code, is_foreign=code != order[0])
    return Text("", order[0], is_foreign=False)


class Bilingual:
    """A record with translated fields, listed in `texts`, that are shown to readers."""

    texts: tuple[str, ...]

    def is_written_in(self, language: str) -> bool:
        """Whether every text that exists in any language exists in this one."""
        return all(
            not shows_nothing(getattr(self, f"{field}_{language}"))
            or all(shows_nothing(getattr(self, f"{field}_{code}")) for code in LANGUAGES)
            for field in self.texts
        )

    @property
    def is_in_reading_language(self) -> bool:
        return self.is_written_in(get_language())
