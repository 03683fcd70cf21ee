from datetime import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format, time_format


@pytest.mark.parametrize(
    ("language", "moment", "time"),
    [
        ("sv", "22 november 2026 kl. 14.05", "14.05"),
        ("en", "22 November 2026, 14:05", "14:05"),
    ],
)
def test_times_are_written_as_in_the_language(language, moment, time):
    at = datetime(2026, 11, 22, 14, 5)

    with translation.override(language):
        written = date_format(at, "DATETIME_FORMAT"), time_format(at.time())

    assert written == (moment, time)
