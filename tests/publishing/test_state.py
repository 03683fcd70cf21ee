from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from relations.models import City
from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_a_draft_is_not_public():
    make_city(state="draft")

    assert not City.objects.readable().exists()


def test_a_text_is_public_from_its_beginning_until_its_end():
    now = timezone.now()
    make_city(published_from=now + HOUR, published_until=now + 2 * HOUR)

    moments = [now + n * HOUR for n in (0, 1, 1.9, 2)]

    assert [City.objects.published(at).exists() for at in moments] == [False, True, True, False]
    assert [City.objects.readable(at).exists() for at in moments] == [False, True, True, False]


def test_a_withdrawn_text_can_be_read_but_is_not_listed():
    make_city(state="withdrawn", withdrawn_reason_sv="Inaktuell", withdrawn_reason_en="Outdated")

    assert City.objects.readable().exists()
    assert not City.objects.published().exists()


@pytest.mark.parametrize("until", [None, -HOUR, HOUR])
@pytest.mark.parametrize("start", [None, -HOUR, HOUR])
@pytest.mark.parametrize("state", ["draft", "published", "withdrawn"])
def test_one_record_and_the_queries_agree(state, start, until):
    now = timezone.now()
    city = make_city(
        state=state,
        published_from=start and now + start,
        published_until=until and now + until,
    )
    is_in_time = start != HOUR and until != -HOUR

    assert City.objects.published().exists() is (state == "published" and is_in_time)
    assert city.is_published is City.objects.published().exists()
    assert city.is_readable is City.objects.readable().exists()


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
