"""Telephone numbers as people write them, and what a telephone dials for them."""

import re
from functools import lru_cache

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HOME = "SE"
CONTACT_CENTRE = {"sv": "031-365 00 00", "en": "+46 31 365 00 00"}
# What stands before an extension, no part of another word. The library knows no Swedish word.
_EXTENSION = re.compile(
    r"[\s,;(]*(?<![^\W\d_])(?:ankn(?:ytning)?|ext(?:ension|n)?|x)(?![^\W\d_])[.:=]?\s*",
    re.IGNORECASE,
)
# A second number or its end (", 01", "/01", "-01"), which the library would take for an extension
# or for further digits, and letters, which it would dial.
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_NOT_ONE_NUMBER = re.compile(r"[,;/]\s*\d|-\d+\s.*-|[^\W\d_]")


@lru_cache(maxsize=16)
def dialled(written: str) -> str:
    """The number for a `tel:` link (RFC 3966): +46313650000;ext=12. Empty for what is no number."""
    # Without its area code, one number would pass for another in some other town.
    begins = re.match(r"[^\d+]*(?=[+0])", written)
    if not begins:
        return ""
    main, *extensions = _EXTENSION.split(_DASHES.sub("-", written[begins.end() :]))
    if _NOT_ONE_NUMBER.search(main):
        return ""
    try:
        number = phonenumbers.parse(" ext. ".join([main, *extensions]), HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    extension = f";ext={number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension


def is_contact_centre(written: str) -> bool:
    """Whether the number is that of the city's contact centre, which answers for many offices."""
    return dialled(written) == dialled(CONTACT_CENTRE["sv"])


def validate_telephone(written: str) -> None:
    if not dialled(written):
        raise ValidationError(
            _(
                "Write one phone number, with its area code: 031-365 00 00, or with an "
                "extension 031-365 00 00 ankn 12."
            )
        )


def validate_international(written: str) -> None:
    if not (written.startswith("+") and dialled(written)):
        raise ValidationError(
            _("Write one phone number that begins with the country code: +46 31 365 00 00.")
        )
