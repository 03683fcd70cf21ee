from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from relations.local_time import display_difference, time_difference

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
WINTER = datetime(2026, 12, 1, 12, tzinfo=UTC)
# Between the changes to summer time in America and in Europe.
BETWEEN_CHANGES = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "hours"),
    [
        ("Europe/Oslo", SUMMER, 0),
        ("Europe/Helsinki", WINTER, 1),
        ("Europe/London", SUMMER, -1),
        ("Africa/Johannesburg", SUMMER, 0),
        ("Africa/Johannesburg", WINTER, 1),
        ("Asia/Shanghai", SUMMER, 6),
        ("Asia/Shanghai", WINTER, 7),
        ("America/Chicago", WINTER, -7),
        ("America/Chicago", BETWEEN_CHANGES, -6),
        ("Asia/Kolkata", WINTER, 4.5),
        ("Asia/Kathmandu", SUMMER, 3.75),
    ],
)
def test_the_difference_follows_daylight_saving_in_both_places(zone, at, hours):
    assert time_difference(zone, at) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Oslo", "As in Gothenburg"),
        ("Europe/Helsinki", "1 hour ahead"),
        ("Asia/Shanghai", "7 hours ahead"),
        ("Europe/London", "1 hour behind"),
        ("America/Chicago", "7 hours behind"),
        ("Asia/Kolkata", "4 h 30 min ahead"),
        ("America/St_Johns", "4 h 30 min behind"),
    ],
)
def test_the_difference_in_english(zone, words):
    with translation.override("en"):
        assert display_difference(zone, WINTER) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Oslo", "Som i Göteborg"),
        ("Europe/Helsinki", "1 timme före"),
        ("Asia/Shanghai", "7 timmar före"),
        ("America/Chicago", "7 timmar efter"),
        ("Asia/Kolkata", "4 tim 30 min före"),
    ],
)
def test_the_difference_in_swedish(zone, words):
    with translation.override("sv"):
        assert display_difference(zone, WINTER) == words
