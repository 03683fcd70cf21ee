import datetime as dt

import pytest
from django.utils import timezone, translation

from contact import cases
from contact.models import Enquiry, Event, OutgoingMail, SenderAddition
from tests.contact.factories import HANDLER, REGISTRAR, make_case, make_staff

pytestmark = pytest.mark.django_db

Status = Enquiry.Status


def stored(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk)


def last_event(enquiry):
    return enquiry.events.order_by("pk").last()


def in_status(status):
    enquiry = make_case()
    Enquiry.objects.filter(pk=enquiry.pk).update(status=status)
    return stored(enquiry)


def test_a_move_is_an_event_with_who_when_from_to_and_why():
    handler = make_staff("omar", HANDLER, first_name="Omar", last_name="Lind")
    enquiry = make_case()

    cases.move(enquiry, Status.IN_PROGRESS, handler, "Frågar protokollet.")

    event = last_event(enquiry)
    assert stored(enquiry).status == Status.IN_PROGRESS
    assert (event.kind, event.before, event.after) == (Event.Kind.MOVED, "new", "in-progress")
    assert (event.actor, event.actor_name) == (handler, "Omar Lind")
    assert event.note == "Frågar protokollet."
    assert abs(timezone.now() - event.at) < dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        (Status.NEW, {Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED}),
        (Status.IN_PROGRESS, {Status.WAITING, Status.ANSWERED, Status.CLOSED}),
        (Status.WAITING, {Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED}),
        (Status.ANSWERED, {Status.CLOSED, Status.REOPENED}),
        (Status.CLOSED, {Status.REOPENED}),
        (Status.REOPENED, {Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED}),
        (Status.QUARANTINED, set()),
    ],
)
def test_only_sensible_moves_are_taken(status, allowed):
    for target in Status:
        enquiry = in_status(status)
        if target in allowed:
            cases.move(enquiry, target)
            assert stored(enquiry).status == target
        else:
            with pytest.raises(cases.NotAllowed):
                cases.move(enquiry, target)
            assert stored(enquiry).status == status


def test_every_status_has_its_moves():
    assert set(cases.MOVES) == set(Status)


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Ärendet har nu status ”Avslutat”"), ("en", "The case is “Closed” now")],
)
def test_a_move_from_an_old_page_is_refused_in_words(language, words):
    enquiry = make_case()
    cases.move(enquiry, Status.CLOSED)

    with translation.override(language), pytest.raises(cases.NotAllowed, match=words):
        cases.move(enquiry, Status.WAITING)


def test_the_rule_goes_by_the_case_as_it_is_and_not_as_somebody_once_read_it():
    enquiry = make_case()
    cases.move(stored(enquiry), Status.CLOSED)

    with pytest.raises(cases.NotAllowed):
        cases.move(enquiry, Status.WAITING)

    assert stored(enquiry).status == Status.CLOSED


def test_a_case_knows_when_it_was_closed_and_a_reopened_one_is_due_anew():
    enquiry = make_case()
    Enquiry.objects.update(due_on=dt.date(2020, 1, 1))

    cases.move(enquiry, Status.CLOSED)
    assert stored(enquiry).closed_at

    cases.move(enquiry, Status.REOPENED)
    assert stored(enquiry).closed_at is None
    assert stored(enquiry).due_on > timezone.localdate()


def test_a_case_is_given_to_a_person_and_back():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    enquiry = make_case()

    cases.assign(enquiry, handler, registrar)
    assert stored(enquiry).assignee == handler
    cases.assign(enquiry, None, handler)

    assert stored(enquiry).assignee is None
    changes = enquiry.events.filter(kind=Event.Kind.ASSIGNED).values_list(
        "before", "after", "actor_name"
    )
    assert list(changes) == [("", "omar", "karin"), ("omar", "", "omar")]


def test_a_secret_case_is_not_given_to_somebody_who_may_not_read_it():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    enquiry = make_case(is_secret=True)

    with pytest.raises(cases.NotAllowed, match="omar"):
        cases.assign(enquiry, handler, registrar)

    assert stored(enquiry).assignee is None


def test_a_case_made_secret_leaves_whoever_may_not_read_it():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    enquiry = make_case()
    cases.assign(enquiry, handler, registrar)

    cases.change_register(enquiry, {"is_secret": True}, registrar)

    assert stored(enquiry).is_secret
    assert stored(enquiry).assignee is None


def test_each_changed_field_of_the_register_is_an_event_and_the_others_are_not():
    registrar = make_staff("karin", REGISTRAR)
    enquiry = make_case()

    cases.change_register(
        enquiry,
        {"register_subject": "Vänorter", "diary_number": "", "is_on_hold": True},
        registrar,
    )

    changes = enquiry.events.filter(kind=Event.Kind.CHANGED)
    assert set(changes.values_list("field", "before", "after")) == {
        ("register_subject", "", "Vänorter"),
        ("is_on_hold", "no", "yes"),
    }
    assert stored(enquiry).register_subject == "Vänorter"


def test_forwarding_is_recorded():
    registrar = make_staff("karin", REGISTRAR)
    enquiry = make_case()

    cases.forward(enquiry, "Kulturförvaltningen", registrar, "Gäller ett bidrag.")

    assert stored(enquiry).forwarded_to == "Kulturförvaltningen"
    assert stored(enquiry).forwarded_at
    event = last_event(enquiry)
    assert (event.kind, event.after, event.note) == (
        Event.Kind.FORWARDED,
        "Kulturförvaltningen",
        "Gäller ett bidrag.",
    )


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
    enquiry = in_status(before)
    addition = SenderAddition.objects.create(enquiry=enquiry, text="En sak till")

    cases.addition_received(addition)

    assert stored(enquiry).status == after
    assert enquiry.events.filter(kind=Event.Kind.ADDED, actor=None).count() == 1


def test_an_addition_in_quarantine_wakes_nobody():
    enquiry = in_status(Status.CLOSED)
    addition = SenderAddition.objects.create(enquiry=enquiry, text="x", is_quarantined=True)

    cases.addition_received(addition)

    assert stored(enquiry).status == Status.CLOSED


def test_a_release_registers_the_case_and_tells_office_and_sender_once(settings):
    registrar = make_staff("karin", REGISTRAR)
    enquiry = make_case(status=Status.QUARANTINED, email="anna@example.org")
    received_at = enquiry.received_at

    assert cases.release(enquiry, registrar)
    assert not cases.release(enquiry, registrar)

    enquiry = stored(enquiry)
    assert enquiry.status == Status.NEW
    assert enquiry.register_number == 1
    assert enquiry.received_at == received_at
    assert enquiry.due_on
    recipients = OutgoingMail.objects.order_by("pk").values_list("kind", "recipient")
    assert list(recipients) == [
        ("office", settings.ENQUIRY_RECIPIENT),
        ("acknowledgement", "anna@example.org"),
    ]
    kinds = list(enquiry.events.values_list("kind", "actor_name"))
    assert kinds == [("released", "karin"), ("registered", "karin")]


def test_a_name_stays_in_the_log_when_the_account_is_deleted():
    handler = make_staff("omar", HANDLER, first_name="Omar", last_name="Lind")
    enquiry = make_case()
    cases.add_note(enquiry, "Ringde.", handler)

    handler.delete()

    event = last_event(enquiry)
    assert event.actor is None
    assert event.actor_name == "Omar Lind"
