"""State machine: what may be done with a case. Each step checks the rule and logs an event."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import register
from .events import name_of, record
from .models import Case, Event

Status = Case.Status

# From each status the ones that a person may choose next, the most likely first. Out of
# quarantine leads only the intake's `release`.
MOVES = {
    Status.NEW: (Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED),
    Status.IN_PROGRESS: (Status.ANSWERED, Status.WAITING, Status.CLOSED),
    Status.WAITING: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED),
    Status.ANSWERED: (Status.CLOSED, Status.REOPENED),
    Status.CLOSED: (Status.REOPENED,),
    Status.REOPENED: (Status.IN_PROGRESS, Status.ANSWERED, Status.WAITING, Status.CLOSED),
    Status.QUARANTINED: (),
}

# Where a case goes when its sender adds something: back to its handler.
AFTER_ADDITION = {
    Status.WAITING: Status.IN_PROGRESS,
    Status.ANSWERED: Status.REOPENED,
    Status.CLOSED: Status.REOPENED,
}


class NotAllowed(Exception):
    """The rule does not allow this step; the text says why, for the staff."""


def move(case, status, actor=None, note=""):
    """Moves a case to another status, as far as `MOVES` allows from where it is now."""
    with transaction.atomic():
        case = locked(case)
        if status not in MOVES[case.status]:
            raise NotAllowed(
                _(
                    "The status of the case is now ‘%(status)s’, and it cannot get the "
                    "status that you chose."
                )
                % {"status": case.get_status_display()}
            )
        _move(case, status, actor, note)
    return case


def assign(case, assignee, actor):
    """Gives the case to a person, or with None back to nobody."""
    with transaction.atomic():
        case = locked(case)
        if assignee and not case.is_readable_by(assignee):
            raise NotAllowed(
                _("%(name)s may not read cases marked as secret and cannot be given this one.")
                % {"name": name_of(assignee)}
            )
        _assign(case, assignee, actor)


def set_due_date(case, due_on, actor):
    with transaction.atomic():
        _change(locked(case), "due_on", due_on, Event.Kind.DUE, actor)


def set_language(case, language, actor):
    """Chooses the language that the sender is written to in."""
    with transaction.atomic():
        _change(locked(case), "language", language, Event.Kind.LANGUAGE, actor)


def add_note(case, text, actor):
    """A note that only staff read."""
    record(case, Event.Kind.NOTED, actor, note=text)


def change_register(case, values, actor):
    """Writes what a registrar has entered, one event for each field that is another now."""
    with transaction.atomic():
        case = locked(case)
        changed = {
            field: (getattr(case, field), value)
            for field, value in values.items()
            if getattr(case, field) != value
        }
        for field, (_before, value) in changed.items():
            setattr(case, field, value)
        case.save(update_fields=list(changed))
        for field, (before, after) in changed.items():
            record(
                case,
                Event.Kind.CHANGED,
                actor,
                field=field,
                before=_stored(before),
                after=_stored(after),
            )
        if case.assignee and not case.is_readable_by(case.assignee):
            # The assignee has just lost the right to read it.
            _assign(case, None, actor)


def forward(case, office, actor, note=""):
    """Writes down that the case has been handed on to another office."""
    with transaction.atomic():
        case = locked(case)
        case.forwarded_to = office
        case.forwarded_at = timezone.now()
        case.save(update_fields=["forwarded_to", "forwarded_at"])
        record(case, Event.Kind.FORWARDED, actor, after=office, note=note)


def return_to_handler(case):
    """The case, open again if it waited for its sender or was done: something was added."""
    with transaction.atomic():
        case = locked(case)
        if case.status in AFTER_ADDITION:
            _move(case, AFTER_ADDITION[case.status])
    return case


def locked(case):
    """The case as it is now, which nobody else changes until the transaction ends."""
    return Case.objects.select_for_update().get(pk=case.pk)


def _stored(value):
    """A field's value as an event keeps it: words as they are, yes and no as codes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _assign(case, assignee, actor):
    def name(person):
        return name_of(person) if person else ""

    _change(case, "assignee", assignee, Event.Kind.ASSIGNED, actor, name)


def _change(case, field, value, kind, actor, in_words=_stored):
    """Saves a field of a locked case, with an event, where the value is another."""
    before = getattr(case, field)
    if before != value:
        setattr(case, field, value)
        case.save(update_fields=[field])
        record(case, kind, actor, before=in_words(before), after=in_words(value))


def _move(case, status, actor=None, note=""):
    before, case.status = case.status, status
    case.closed_at = timezone.now() if status == Status.CLOSED else None
    if status == Status.REOPENED:
        case.due_on = register.due_on(timezone.now())
    case.save(update_fields=["status", "closed_at", "due_on"])
    record(case, Event.Kind.MOVED, actor, before=before, after=status, note=note)
