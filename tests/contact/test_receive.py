"""The one way in: from the form, out of quarantine, and from a sender who adds something."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from contact.intake.contact_form import ContactForm
from contact.intake.receive import receive, release
from contact.intake.spam import ACKNOWLEDGEMENTS_A_DAY, FormToken
from contact.models import Case, Event, OutgoingMail, RegisterYear, SenderAddition
from tests.contact.factories import REGISTRAR, form_data, make_registered_case, make_staff

pytestmark = pytest.mark.django_db

Status = Case.Status


def new_case(**fields):
    return Case(**{"topic": "question", "message": "Hej", "language": "sv"} | fields)


def mails():
    return list(OutgoingMail.objects.order_by("pk").values_list("kind", "recipient"))


def sent_form(**fields):
    data = QueryDict(mutable=True)
    data.update(form_data(**fields))
    form = ContactForm(data)
    assert form.is_valid()
    return form


def test_a_new_case_is_numbered_logged_mailed_and_acknowledged(settings):
    case = new_case(email="anna@example.org")

    receive(case)

    case.refresh_from_db()
    assert case.register_number == 1
    assert case.due_on
    assert list(case.events.values_list("kind", "after")) == [("registered", case.register_entry)]
    assert mails() == [
        ("office", settings.CASE_RECIPIENT),
        ("acknowledgement", "anna@example.org"),
    ]


def test_a_new_case_is_stored_with_one_insert():
    with CaptureQueriesContext(connection) as queries:
        receive(new_case())

    about_cases = [query["sql"] for query in queries if '"contact_case"' in query["sql"]]
    assert [sql.split()[0] for sql in about_cases] == ["INSERT"]


def test_a_quarantined_case_is_stored_and_nothing_else_is_done():
    receive(new_case(email="anna@example.org", status=Status.QUARANTINED))

    assert Case.objects.get().register_number is None
    assert not Event.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_released_case_is_received_like_a_new_one_and_once(settings):
    registrar = make_staff("karin", REGISTRAR)
    case = make_registered_case(status=Status.QUARANTINED, email="anna@example.org")
    received_at = case.received_at

    assert release(case, registrar)
    assert not release(case, registrar)

    case.refresh_from_db()
    assert case.status == Status.NEW
    assert case.register_number == 1
    assert case.received_at == received_at
    assert case.due_on
    assert mails() == [
        ("office", settings.CASE_RECIPIENT),
        ("acknowledgement", "anna@example.org"),
    ]
    kinds = list(case.events.values_list("kind", "actor_name"))
    assert kinds == [("released", "karin"), ("registered", "karin")]


def test_releasing_many_keeps_to_the_limit_of_acknowledgements():
    for _number in range(ACKNOWLEDGEMENTS_A_DAY + 2):
        release(make_registered_case(status=Status.QUARANTINED, email="Victim@example.org"))

    acknowledged = OutgoingMail.objects.filter(kind="acknowledgement").count()
    assert acknowledged == ACKNOWLEDGEMENTS_A_DAY
    assert OutgoingMail.objects.filter(kind="office").count() == ACKNOWLEDGEMENTS_A_DAY + 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.NEW, Status.NEW),
        (Status.IN_PROGRESS, Status.IN_PROGRESS),
        (Status.WAITING, Status.IN_PROGRESS),
        (Status.ANSWERED, Status.REOPENED),
        (Status.CLOSED, Status.REOPENED),
    ],
)
def test_what_the_sender_adds_brings_the_case_back(before, after):
    case = make_registered_case(email="anna@example.org")
    Case.objects.update(status=before)

    receive(SenderAddition(case=case, text="En sak till"))

    case.refresh_from_db()
    assert case.status == after
    assert case.events.filter(kind=Event.Kind.ADDED, actor=None).count() == 1
    # No acknowledgement: the page after it says that it is stored.
    assert list(OutgoingMail.objects.values_list("kind", flat=True)) == ["addition"]


def test_an_addition_in_quarantine_reopens_nothing_and_is_not_mailed():
    case = make_registered_case()
    Case.objects.update(status=Status.CLOSED)

    receive(SenderAddition(case=case, text="x", is_quarantined=True))

    case.refresh_from_db()
    assert case.status == Status.CLOSED
    assert not OutgoingMail.objects.exists()
    assert not case.events.filter(kind=Event.Kind.ADDED).exists()


@pytest.mark.parametrize("table", ["contact_event", "contact_outgoingmail"])
def test_a_failure_while_receiving_rolls_back_case_and_number(table):
    def refuse(execute, sql, params, many, context):
        if sql.startswith(f'INSERT INTO "{table}"'):
            raise DatabaseError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        receive(new_case())

    assert not Case.objects.exists()
    assert make_registered_case().register_number == 1


def test_the_same_form_with_the_same_content_is_stored_and_numbered_once():
    token = str(FormToken.issue(age=60))

    first, second = (sent_form(token=token).store_once() for _number in range(2))

    assert first == second
    assert RegisterYear.objects.get().last_number == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_at_once_is_stored_and_numbered_once():
    token = str(FormToken.issue(age=60))
    together = threading.Barrier(4)

    def send():
        form = sent_form(token=token)
        try:
            together.wait(10)
            return form.store_once().pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        stored = {done.result() for done in [pool.submit(send) for _number in range(4)]}

    assert len(stored) == 1
    assert Case.objects.count() == OutgoingMail.objects.count() == 1
    # Those that came too late have given their numbers back.
    assert make_registered_case().register_number == 2


def test_a_case_stored_by_a_concurrent_request_is_returned(monkeypatch):
    token = str(FormToken.issue(age=60))
    earlier = []

    def another_stores_it(case):
        monkeypatch.setattr("contact.intake.forms.receive", receive)
        earlier.append(sent_form(token=token).store_once())
        receive(case)

    monkeypatch.setattr("contact.intake.forms.receive", another_stores_it)

    assert [sent_form(token=token).store_once()] == earlier
    assert RegisterYear.objects.get().last_number == 1
