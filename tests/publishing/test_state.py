from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from relations.models import City
from tests.factories import make_city

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_a_draft_is_not_public():
    make_city(state="draft")

    assert not City.objects.readable().exists()


def test_a_text_is_public_from_its_beginning_until_its_end():
    now = timezone.now()
    make_city(published_from=now + HOUR, published_until=now + 2 * HOUR)

    public = [City.objects.readable(now + n * HOUR).exists() for n in (0, 1, 1.9, 2)]

    assert public == [False, True, True, False]


def test_a_withdrawn_text_can_be_read_but_is_not_listed():
    make_city(state="withdrawn", withdrawn_reason_sv="Inaktuell", withdrawn_reason_en="Outdated")

    assert City.objects.readable().exists()
    assert not City.objects.readable().listed().exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "draft"},
        {"state": "withdrawn"},
        {},
        {"published_from": timezone.now() + HOUR},
        {"published_until": timezone.now() - HOUR},
    ],
)
def test_one_record_and_the_query_agree_on_what_is_listed(fields):
    city = make_city(**fields)

    assert city.is_listed == City.objects.readable().listed().exists()


def test_a_text_cannot_end_before_it_begins():
    now = timezone.now()
    city = make_city(published_from=now, published_until=now - HOUR)

    with pytest.raises(ValidationError) as refused:
        city.full_clean()

    assert "published_until" in refused.value.message_dict


def test_withdrawing_needs_a_reason_in_both_languages():
    city = make_city(state="withdrawn", withdrawn_reason_sv="Inaktuell")

    with pytest.raises(ValidationError) as refused:
        city.full_clean()

    assert set(refused.value.message_dict) == {"withdrawn_reason_en"}
