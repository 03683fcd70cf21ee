"""Periods between two moments, each of which may be left open: what is public, and for how long."""

from datetime import UTC, datetime

from django.core.validators import MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Moments near the year 1 cannot be converted to every time zone.
EARLIEST_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)
validate_moment = MinValueValidator(EARLIEST_MOMENT, _("The year must be 1900 or later."))


def within(start_field: str, end_field: str, at: datetime) -> Q:
    """The condition that a moment is in the period of two fields: its start is, its end is not."""
    return Q(
        Q(**{start_field: None}) | Q(**{f"{start_field}__lte": at}),
        Q(**{end_field: None}) | Q(**{f"{end_field}__gt": at}),
    )


def is_within(start: datetime | None, end: datetime | None, at: datetime) -> bool:
    """The rule of `within` for one record."""
    return (start is None or start <= at) and (end is None or end > at)


def end_errors(end_field: str, start: datetime | None, end: datetime | None) -> dict:
    """For `clean()`: the errors of a period that ends before it has begun."""
    if start and end and end <= start:
        return {end_field: _("The end must come after the beginning.")}
    return {}
