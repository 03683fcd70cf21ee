"""Partial dates: known to the year, season, month or day, stored as EDTF (ISO 8601-2) strings.

"1986", "2013-04", "2013-04-12", and for the seasons "2013-21" (spring), "-22" (summer),
"-23" (autumn), "-24" (winter).
"""

import re
from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_PATTERN = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?", re.ASCII)


def _parse(text: str) -> tuple[int, int | None, int | None]:
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if month in (21, 22, 23, 24) and day is None:
        date(year, 1, 1)
    else:
        date(year, month or 1, day or 1)
    return year, month, day


# First and last month of a season; winter belongs to the year it begins in.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def earliest(text: str) -> date:
    """The first possible day, by which partial dates are compared and sorted."""
    year, month, day = _parse(text)
    first_month, _last = _SEASONS.get(month, (month or 1, None))
    return date(year, first_month, day or 1)


def latest(text: str) -> date:
    """The last possible day."""
    year, month, day = _parse(text)
    _first, last_month = _SEASONS.get(month, (None, month or 12))
    return date(year, last_month, day or monthrange(year, last_month)[1])


def validate_partial_date(text: str) -> None:
    try:
        _parse(text)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day: 1986, 1986-04 or 1986-04-12.")
        ) from None


def display_partial_date(text: str) -> str:
    """The date in the active language with the precision it has: "April 1986"."""
    year, month, day = _parse(text)
    if day:
        return date_format(date(year, month, day), "DATE_FORMAT")
    seasons = {
        21: _("spring %(year)s"),
        22: _("summer %(year)s"),
        23: _("autumn %(year)s"),
        24: _("winter %(year)s"),
    }
    if month in seasons:
        return seasons[month] % {"year": year}
    if month:
        return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
    return str(year)


class PartialDateField(models.CharField):
    """A date known to the year, season, month or day."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "As exactly as it is known: 1986, 1986-04 or 1986-04-12. "
                "Spring, summer, autumn and winter are 21 to 24: 2013-21 is spring 2013."
            ),
        )
        super().__init__(*args, **kwargs)
