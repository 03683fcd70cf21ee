import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from contact.models import Case, Event
from tests.contact.factories import make_case, make_registered_case


def at(text):
    moment = dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    return patch("contact.cases.register.timezone.now", lambda: moment)


@pytest.mark.django_db
def test_what_comes_in_is_numbered_from_one_in_each_year():
    with at("2026-12-31T12:00"):
        entries = [make_registered_case().register_entry, make_registered_case().register_entry]
    with at("2027-01-02T12:00"):
        entries.append(make_registered_case().register_entry)

    assert entries == ["2026-0001", "2026-0002", "2027-0001"]


@pytest.mark.django_db
def test_the_year_is_the_one_in_gothenburg():
    with at("2026-12-31T23:30"):
        case = make_registered_case()

    assert case.register_entry == "2027-0001"


@pytest.mark.django_db
def test_number_and_stamp_agree_even_when_a_clock_goes_back():
    with at("2026-11-22T12:00:00.5"):
        make_registered_case()
        make_registered_case()
    with at("2026-11-22T11:59"):
        make_registered_case()

    stamps = list(Case.objects.order_by("register_number").values_list("received_at", flat=True))
    assert stamps == sorted(set(stamps))
    assert stamps[1] - stamps[0] == dt.timedelta(microseconds=1)


@pytest.mark.django_db
def test_a_submission_that_fails_gives_its_number_back():
    with transaction.atomic():
        make_registered_case()
        transaction.set_rollback(True)

    assert make_registered_case().register_number == 1


@pytest.mark.django_db
def test_quarantine_is_stamped_but_not_numbered():
    case = make_registered_case(status=Case.Status.QUARANTINED)

    assert case.register_number is None
    assert case.register_entry == ""
    assert case.due_on is None
    assert make_registered_case().register_number == 1


@pytest.mark.django_db
def test_the_answer_is_due_after_the_days_of_the_setting(settings):
    settings.CASE_RESPONSE_DAYS = 10

    with at("2026-11-22T12:00"):
        case = make_registered_case()

    assert case.due_on == dt.date(2026, 12, 2)


@pytest.mark.django_db
def test_the_registration_is_an_event():
    case = make_registered_case()

    event = case.events.get()
    assert event.kind == Event.Kind.REGISTERED
    assert event.after == case.register_entry
    assert event.at == case.received_at


@pytest.mark.django_db
def test_the_database_refuses_a_number_twice_or_without_a_year():
    case, other = make_registered_case(), make_case()

    for year, number in (
        (case.register_year, case.register_number),
        (None, 7),
        (2026, None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=other.pk).update(register_year=year, register_number=number)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_each_number_once_and_leave_no_gap():
    together = threading.Barrier(8)

    def send(worker):
        try:
            together.wait(10)
            for number in range(5):
                try:
                    with transaction.atomic():
                        make_registered_case(message=f"{worker}.{number}")
                        if number % 2:
                            raise RuntimeError("a fault after the number was taken")
                except RuntimeError:
                    pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        for worker in [pool.submit(send, worker) for worker in range(8)]:
            worker.result()

    rows = Case.objects.order_by("register_number").values_list("register_number", "received_at")
    numbers, stamps = zip(*rows, strict=True)
    assert numbers == tuple(range(1, 25))
    assert list(stamps) == sorted(set(stamps))
    assert all(abs(timezone.now() - stamp) < dt.timedelta(minutes=2) for stamp in stamps)
