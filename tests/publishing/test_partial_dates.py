from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from publishing.partial_dates import (
    display_partial_date,
    earliest,
    latest,
    validate_partial_date,
)


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("1986", "1986", "1986"),
        ("1986-04", "april 1986", "April 1986"),
        ("1986-04-12", "12 april 1986", "12 April 1986"),
        ("2013-21", "våren 2013", "spring 2013"),
        ("2013-22", "sommaren 2013", "summer 2013"),
        ("2013-23", "hösten 2013", "autumn 2013"),
        ("2013-24", "vintern 2013", "winter 2013"),
    ],
)
def test_a_date_is_shown_with_the_precision_it_has(text, swedish, english):
    with translation.override("sv"):
        assert display_partial_date(text) == swedish
    with translation.override("en"):
        assert display_partial_date(text) == english


@pytest.mark.parametrize(
    "text", ["86", "1986-13", "1986-02-30", "2013-21-01", "in 1986", "1986-4", "0000", "١٩٨٦"]
)
def test_an_invalid_date_is_refused_with_an_example(text):
    with pytest.raises(ValidationError, match="1986-04-12"):
        validate_partial_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1986", date(1986, 1, 1), date(1986, 12, 31)),
        ("1988-02", date(1988, 2, 1), date(1988, 2, 29)),
        ("1986-04-12", date(1986, 4, 12), date(1986, 4, 12)),
        ("2013-21", date(2013, 3, 1), date(2013, 5, 31)),
        ("2013-24", date(2013, 12, 1), date(2013, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_possible_day(text, first, last):
    assert (earliest(text), latest(text)) == (first, last)
