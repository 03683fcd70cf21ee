import pytest
from django.core.exceptions import ValidationError

from relations.models import Meeting
from tests.relations.factories import make_rotation

pytestmark = pytest.mark.django_db


def meeting(**days):
    meeting = Meeting(year=2024, host=make_rotation().hosts.first(), **days)
    # As a form does: the text of a day becomes a date.
    meeting.clean_fields()
    return meeting


@pytest.mark.parametrize("last", ["2023-12-31", "2026-01-01", "9999-12-31"])
@pytest.mark.parametrize("first", [None, "2024-12-30"])
def test_a_meeting_ends_in_its_year_or_the_year_after(first, last):
    with pytest.raises(ValidationError) as refused:
        meeting(starts_on=first, ends_on=last).full_clean()

    assert list(refused.value.message_dict) == ["ends_on"]


def test_a_meeting_does_not_end_before_it_begins():
    with pytest.raises(ValidationError) as refused:
        meeting(starts_on="2024-05-14", ends_on="2024-05-12").full_clean()

    assert list(refused.value.message_dict) == ["ends_on"]


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, "2024-05-14"), ("2024-12-30", "2025-01-02"), ("2024-05-12", "2024-05-12")],
)
def test_a_meeting_may_last_over_new_year_and_its_first_day_be_unknown(first, last):
    meeting(starts_on=first, ends_on=last).full_clean()
