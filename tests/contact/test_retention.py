import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from contact.cases import transitions
from contact.models import (
    Answer,
    Case,
    Disposal,
    Event,
    OutgoingMail,
    SenderAddition,
)
from contact.retention import rules
from tests.contact.factories import (
    REGISTRAR,
    days_ago,
    make_class,
    make_closed,
    make_registered_case,
    make_staff,
)

pytestmark = pytest.mark.django_db


def due():
    return [case for proposal in rules.proposals() for case in proposal.cases]


def test_a_case_is_due_when_the_time_of_its_class_has_run():
    make_class()
    old = make_closed(days=800)
    make_closed(days=600)

    assert due() == [old]


def test_nothing_is_due_without_a_class_with_a_time():
    make_closed(days=8000)
    assert due() == []

    make_class(months=None)
    assert due() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"is_on_hold": True},
        {"status": "answered", "closed_at": None},
        {"status": "reopened"},
        {"anonymised_at": timezone.now()},
    ],
    ids=["on hold", "never closed", "reopened", "anonymised already"],
)
def test_a_case_on_hold_open_or_anonymised_is_not_due(fields):
    make_class()
    make_closed(**fields)

    assert due() == []


def test_a_case_with_mail_under_way_is_kept():
    make_class()
    case = make_closed()
    mail = OutgoingMail.objects.create(case=case, recipient="a@example.org", subject="x")
    assert due() == []

    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    assert due() == [case]


def test_a_cases_own_class_overrides_the_ordinary_one():
    make_class(months=12)
    keep = make_class(name="Bevaras", months=None, applies_to="")
    short = make_class(name="Kort", months=1, applies_to="")
    make_closed(retention_class=keep)
    soon = make_closed(days=40, retention_class=short)

    assert due() == [soon]


def test_quarantine_has_a_class_of_its_own_and_counts_from_arrival():
    make_class()
    quarantined = make_registered_case(status="quarantined")
    Case.objects.update(received_at=days_ago(100))
    assert due() == []

    make_class(name="Skräp", months=3, applies_to="quarantine")
    assert due() == [quarantined]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-22", 24, "2024-11-22"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 12, "2025-12-31"),
    ],
)
def test_months_are_counted_back_by_the_calendar(day, months, before):
    assert rules.months_before(dt.date.fromisoformat(day), months).isoformat() == before


def test_the_command_lists_what_is_due_and_changes_nothing():
    make_class()
    case = make_closed()
    said = StringIO()

    call_command("propose_retention", stdout=said)

    assert "Allmän fråga (Beslut 12/26): 1" in said.getvalue()
    assert case.register_entry in said.getvalue()
    assert "anna" not in said.getvalue().lower()
    assert Case.objects.count() == 1


def test_the_command_says_when_nothing_is_due():
    said = StringIO()

    call_command("propose_retention", stdout=said)

    assert said.getvalue() == "Nothing is due.\n"


def with_everything(registrar):
    case = make_closed()
    mail = OutgoingMail.objects.create(
        case=case,
        recipient="anna@example.org",
        subject="x",
        body="Hej Anna Berg",
        sent_at=timezone.now(),
    )
    Answer.objects.create(
        case=case, text="Hej Anna Berg", language="sv", author=registrar, mail=mail
    )
    SenderAddition.objects.create(case=case, text="Anna igen")
    transitions.add_note(case, "Anna Berg ringde", registrar)
    transitions.change_register(case, {"register_subject": "Om Anna Berg"}, registrar)
    transitions.forward(case, "Anna Bergs handläggare", registrar)
    return case


def everything_stored():
    """Every text of every row about cases."""
    models = (Case, Event, Answer, SenderAddition, OutgoingMail, Disposal)
    return "\n".join(repr(row) for model in models for row in model.objects.values())


def test_a_deleted_case_leaves_one_line_without_personal_data():
    registrar, kept = make_staff("karin", REGISTRAR), make_class()
    case = with_everything(registrar)

    assert rules.dispose([(case.pk, kept.pk)], "deleted", registrar) == 1

    assert not Case.objects.exists()
    line = Disposal.objects.get()
    assert (line.action, line.register_entry) == ("deleted", case.register_entry)
    assert (line.retention_class, line.decision) == ("Allmän fråga", "Beslut 12/26")
    assert (line.actor, line.actor_name) == (registrar, "karin")
    assert line.closed_on == timezone.localdate(case.closed_at)
    assert "anna" not in everything_stored().lower()
    assert case.reference not in everything_stored()


def test_an_anonymised_case_keeps_what_can_be_counted_and_no_text():
    registrar, kept = make_staff("karin", REGISTRAR), make_class()
    case = with_everything(registrar)

    assert rules.dispose([(case.pk, kept.pk)], "anonymised", registrar) == 1

    left = Case.objects.get()
    assert (left.register_entry, left.topic, left.language, left.status) == (
        case.register_entry,
        "question",
        "sv",
        "closed",
    )
    assert left.anonymised_at
    assert left.idempotency_key != case.idempotency_key
    assert left.code_hash == left.client_hash == ""
    assert "anna" not in everything_stored().lower()
    assert Disposal.objects.get().action == "anonymised"
    assert due() == []


def test_a_case_changed_after_the_list_was_made_is_kept():
    registrar, kept = make_staff("karin", REGISTRAR), make_class()
    held, reopened = make_closed(), make_closed()
    transitions.change_register(held, {"is_on_hold": True}, registrar)
    transitions.move(reopened, Case.Status.REOPENED, registrar)

    chosen = [(held.pk, kept.pk), (reopened.pk, kept.pk), (987654, kept.pk), (held.pk, 987654)]
    assert rules.dispose(chosen, "deleted", registrar) == 0

    assert Case.objects.count() == 2
    assert not Disposal.objects.exists()


def test_a_secret_case_is_not_disposed_of_by_somebody_who_may_not_read_it():
    user, kept = make_staff("eva", permissions=["dispose_case"]), make_class()
    case = make_closed(is_secret=True)

    assert rules.dispose([(case.pk, kept.pk)], "deleted", user) == 0

    assert Case.objects.exists()


def test_a_register_number_is_not_reused_after_a_deletion():
    registrar, kept = make_staff("karin", REGISTRAR), make_class()
    case = make_closed()
    rules.dispose([(case.pk, kept.pk)], "deleted", registrar)

    assert make_registered_case().register_number == case.register_number + 1
