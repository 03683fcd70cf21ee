"""A period holds its first moment and not its last, and may be open at either end."""

from datetime import UTC, datetime, timedelta

import pytest

from publishing.periods import end_errors, is_within

NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, True),
        (NOON, None, True),
        (NOON + MOMENT, None, False),
        (None, NOON, False),
        (None, NOON + MOMENT, True),
        (NOON - MOMENT, NOON + MOMENT, True),
    ],
)
def test_a_moment_is_within_a_period_from_its_start_until_its_end(start, end, expected):
    assert is_within(start, end, NOON) is expected


@pytest.mark.parametrize("end", [NOON, NOON - MOMENT])
def test_a_period_that_does_not_end_after_its_start_is_an_error(end):
    assert list(end_errors("ends_at", NOON, end)) == ["ends_at"]


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (NOON, None), (None, NOON), (NOON, NOON + MOMENT)]
)
def test_a_period_that_ends_after_its_start_or_is_open_is_valid(start, end):
    assert end_errors("ends_at", start, end) == {}
