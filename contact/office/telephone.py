"""Telephone numbers as people write them, and what a telephone dials for them."""

import re
from functools import lru_cache

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HOME = "SE"
# Swedish for "extension", which the library knows in other languages only.
_EXTENSION = re.compile(r"[\s,;]*\bankn(?:ytning)?\b[.:]?\s*", re.IGNORECASE)


@lru_cache(maxsize=16)
def dialled(written: str) -> str:
    """The number for a `tel:` link (RFC 3966): +46313650000;ext=12. Empty for what is no number."""
    # Without its area code, one number would pass for another in some other town.
    if not re.match(r"[^\d+]*[+0]", written):
        return ""
    try:
        number = phonenumbers.parse(_EXTENSION.sub(" ext. ", written), HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    extension = f";ext={number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension


def validate_telephone(written: str) -> None:
    if not dialled(written):
        raise ValidationError(
            _(
                "Write one telephone number, with its area code: 031-365 00 00, or with an "
                "extension 031-365 00 00 ankn 12."
            )
        )


def validate_international(written: str) -> None:
    if not (written.startswith("+") and dialled(written)):
        raise ValidationError(
            _("Write one telephone number that begins with the country code: +46 31 365 00 00.")
        )
