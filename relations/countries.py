"""Countries by ISO 3166-1 code, with names in both languages from Unicode CLDR."""

from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.sorting import alphabetical_key


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    # CLDR also has regions and special codes; countries have two letters.
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
    }


def country_name(code: str, language: str | None = None) -> str:
    """The country's name in a language, by default the active one."""
    return _names(language or get_language())[code]


def country_choices() -> list[tuple[str, str]]:
    """All countries as (code, name), sorted for the active language."""
    language = get_language()
    return sorted(_names(language).items(), key=lambda item: alphabetical_key(item[1], language))


def validate_country(code: str) -> None:
    if code not in _names("en"):
        raise ValidationError(_("Write the country’s two-letter code, for example PL."))
