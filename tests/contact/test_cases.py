import datetime as dt

import pytest
from django.utils import timezone, translation

from contact.cases import transitions
from contact.models import Case, Event
from tests.contact.factories import HANDLER, REGISTRAR, make_registered_case, make_staff, stored

pytestmark = pytest.mark.django_db

Status = Case.Status


def last_event(case):
    return case.events.order_by("pk").last()


def in_status(status):
    case = make_registered_case()
    Case.objects.filter(pk=case.pk).update(status=status)
    return stored(case)


def test_a_move_is_an_event_with_who_when_from_to_and_why():
    handler = make_staff("omar", HANDLER, first_name="Omar", last_name="Lind")
    case = make_registered_case()

    transitions.move(case, Status.IN_PROGRESS, handler, "Frågar protokollet.")

    event = last_event(case)
    assert stored(case).status == Status.IN_PROGRESS
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
def test_only_allowed_transitions_are_accepted(status, allowed):
    for target in Status:
        case = in_status(status)
        if target in allowed:
            transitions.move(case, target)
            assert stored(case).status == target
        else:
            with pytest.raises(transitions.NotAllowed):
                transitions.move(case, target)
            assert stored(case).status == status


def test_every_status_has_its_moves():
    assert set(transitions.MOVES) == set(Status)


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Ärendet har nu status ”Avslutat”"), ("en", "The status of the case is now ‘Closed’")],
)
def test_a_move_that_is_no_longer_allowed_is_refused_with_the_reason(language, words):
    case = make_registered_case()
    transitions.move(case, Status.CLOSED)

    with translation.override(language), pytest.raises(transitions.NotAllowed, match=words):
        transitions.move(case, Status.WAITING)


def test_a_transition_is_checked_against_the_stored_status():
    case = make_registered_case()
    transitions.move(stored(case), Status.CLOSED)

    with pytest.raises(transitions.NotAllowed):
        transitions.move(case, Status.WAITING)

    assert stored(case).status == Status.CLOSED


def test_closing_records_the_time_and_reopening_sets_a_new_due_date():
    case = make_registered_case()
    Case.objects.update(due_on=dt.date(2020, 1, 1))

    transitions.move(case, Status.CLOSED)
    assert stored(case).closed_at

    transitions.move(case, Status.REOPENED)
    assert stored(case).closed_at is None
    assert stored(case).due_on > timezone.localdate()


def test_a_case_is_assigned_and_unassigned():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    case = make_registered_case()

    transitions.assign(case, handler, registrar)
    assert stored(case).assignee == handler
    transitions.assign(case, None, handler)

    assert stored(case).assignee is None
    changes = case.events.filter(kind=Event.Kind.ASSIGNED).values_list(
        "before", "after", "actor_name"
    )
    assert list(changes) == [("", "omar", "karin"), ("omar", "", "omar")]


def test_a_secret_case_is_not_assigned_to_somebody_who_may_not_read_it():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    case = make_registered_case(is_secret=True)

    with pytest.raises(transitions.NotAllowed, match="omar"):
        transitions.assign(case, handler, registrar)

    assert stored(case).assignee is None


def test_a_case_made_secret_is_taken_from_an_assignee_who_may_not_read_it():
    registrar, handler = make_staff("karin", REGISTRAR), make_staff("omar", HANDLER)
    case = make_registered_case()
    transitions.assign(case, handler, registrar)

    transitions.change_register(case, {"is_secret": True}, registrar)

    assert stored(case).is_secret
    assert stored(case).assignee is None


def test_each_changed_field_of_the_register_is_an_event_and_the_others_are_not():
    registrar = make_staff("karin", REGISTRAR)
    case = make_registered_case()

    transitions.change_register(
        case,
        {"register_subject": "Vänorter", "diary_number": "", "is_on_hold": True},
        registrar,
    )

    changes = case.events.filter(kind=Event.Kind.CHANGED)
    assert set(changes.values_list("field", "before", "after")) == {
        ("register_subject", "", "Vänorter"),
        ("is_on_hold", "no", "yes"),
    }
    assert stored(case).register_subject == "Vänorter"


def test_forwarding_is_recorded():
    registrar = make_staff("karin", REGISTRAR)
    case = make_registered_case()

    transitions.forward(case, "Kulturförvaltningen", registrar, "Gäller ett bidrag.")

    assert stored(case).forwarded_to == "Kulturförvaltningen"
    assert stored(case).forwarded_at
    event = last_event(case)
    assert (event.kind, event.after, event.note) == (
        Event.Kind.FORWARDED,
        "Kulturförvaltningen",
        "Gäller ett bidrag.",
    )


def test_a_name_stays_in_the_log_when_the_account_is_deleted():
    handler = make_staff("omar", HANDLER, first_name="Omar", last_name="Lind")
    case = make_registered_case()
    transitions.add_note(case, "Ringde.", handler)

    handler.delete()

    event = last_event(case)
    assert event.actor is None
    assert event.actor_name == "Omar Lind"
