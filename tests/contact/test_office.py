import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from contact.models import Office, OpeningHours
from contact.office.models import exceptions, week
from tests.contact.factories import make_hours, make_office

pytestmark = pytest.mark.django_db


def test_the_point_keeps_every_digit():
    make_office(latitude=57.70739467390328, longitude=11.966450219140533)

    assert Office.objects.get().point == {
        "latitude": "57.70739467390328",
        "longitude": "11.966450219140533",
    }


def test_the_database_refuses_a_second_office():
    make_office()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_office()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_office(singleton=False)
    with pytest.raises(ValidationError, match="Det finns redan en kontaktpunkt"):
        Office(name_sv="B", name_en="B", organisation_sv="B", organisation_en="B").full_clean()


def test_a_point_with_one_coordinate_is_refused():
    office = make_office()
    office.longitude = None

    with pytest.raises(ValidationError, match="både latitud och longitud"):
        office.full_clean()


def test_names_are_required_in_both_languages():
    office = make_office(name_en="")

    with pytest.raises(ValidationError) as refusal:
        office.full_clean()

    assert set(refusal.value.message_dict) == {"name_en"}


@pytest.mark.parametrize(
    "fields",
    [
        {"weekday": None, "date": None},
        {"weekday": 0, "date": dt.date(2026, 12, 24)},
        {"weekday": 0, "opens": None},
        {"weekday": 0, "closes": None},
        {"weekday": 0, "opens": "16:00", "closes": "09:00"},
        {"weekday": 0, "is_closed": True},
    ],
)
def test_inconsistent_hours_are_refused_by_form_and_database(fields):
    make_office()

    with pytest.raises(ValidationError):
        OpeningHours(**{"opens": dt.time(9), "closes": dt.time(16)} | fields).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_hours(**fields)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "sv",
            [
                ("måndag till onsdag", "09.00 till 16.00"),
                ("fredag", "09.00 till 12.00, 13.00 till 15.00"),
                ("lördag och söndag", "stängt"),
            ],
        ),
        (
            "en",
            [
                ("Monday to Wednesday", "09:00 to 16:00"),
                ("Friday", "09:00 to 12:00, 13:00 to 15:00"),
                ("Saturday and Sunday", "closed"),
            ],
        ),
    ],
)
def test_days_with_the_same_hours_share_a_line(language, lines):
    def hours(weekday, opens, closes):
        return OpeningHours(weekday=weekday, opens=dt.time(opens), closes=dt.time(closes))

    given = [
        hours(4, 13, 15),
        *(hours(day, 9, 16) for day in (2, 0, 1)),
        hours(4, 9, 12),
        *(OpeningHours(weekday=day, is_closed=True) for day in (5, 6)),
    ]

    with translation.override(language):
        shown = [(days, ", ".join(part.times for part in parts)) for days, parts in week(given)]

    assert shown == lines


def test_exceptions_are_shown_from_today_on_and_soonest_first():
    given = [OpeningHours(date=dt.date(2026, 12, day), is_closed=True) for day in (31, 24, 23, 22)]

    shown = exceptions(given, today=dt.date(2026, 12, 23))

    assert [date.day for date, _parts in shown] == [23, 24, 31]


def test_a_change_is_kept_in_the_history_in_both_languages_once():
    office = make_office()
    office.name_en = "Executive Office"
    office.save()

    newest, oldest = office.history.all()

    assert [change.field for change in newest.diff_against(oldest).changes] == ["name_en"]


def test_an_earlier_version_can_be_restored_in_either_language():
    office = make_office()
    office.name_sv, office.name_en = "Annat", "Other"
    office.save()

    with translation.override("en"):
        office.history.earliest().instance.save()

    office.refresh_from_db()
    assert (office.name_sv, office.name_en) == ("Stadsledningskontoret", "City Executive Office")
