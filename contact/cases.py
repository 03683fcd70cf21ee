"""What may be done with a case. Each step checks the rule, does it, and writes the event."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import register
from .events import name_of, record
from .mail import acknowledgement, mail_to_office
from .models import Enquiry, Event

Status = Enquiry.Status

# From each status the ones that a person may choose next, the most likely first. Out of
# quarantine leads only `release`, which also registers the case and tells the office.
MOVES = {
    Status.NEW: (Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED),
    Status.IN_PROGRESS: (Status.ANSWERED, Status.WAITING, Status.CLOSED),
    Status.WAITING: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED),
    Status.ANSWERED: (Status.CLOSED, Status.REOPENED),
    Status.CLOSED: (Status.REOPENED,),
    Status.REOPENED: (Status.IN_PROGRESS, Status.ANSWERED, Status.WAITING, Status.CLOSED),
    Status.QUARANTINED: (),
}

# Where a case goes when its sender adds something: back to whoever handles it.
AFTER_ADDITION = {
    Status.WAITING: Status.IN_PROGRESS,
    Status.ANSWERED: Status.REOPENED,
    Status.CLOSED: Status.REOPENED,
}


class NotAllowed(Exception):
    """The rule does not allow this step; the text says why, for the staff."""


def move(enquiry, status, actor=None, note=""):
    """Moves a case to another status, as far as `MOVES` allows from where it is now."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        if status not in MOVES[enquiry.status]:
            raise NotAllowed(
                _("The case is “%(status)s” now; from there it cannot be moved as you chose.")
                % {"status": enquiry.get_status_display()}
            )
        _move(enquiry, status, actor, note)
    return enquiry


def release(enquiry, actor=None):
    """Lets an enquiry out of quarantine: into the register, on to the office, told to its sender.

    False if it was out already.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        if enquiry.status != Status.QUARANTINED:
            return False
        enquiry.status = Status.NEW
        enquiry.save(update_fields=["status"])
        record(
            enquiry,
            Event.Kind.RELEASED,
            actor,
            before=Status.QUARANTINED,
            after=Status.NEW,
        )
        register.enter(enquiry, actor)
        mail_to_office(enquiry).save()
        if enquiry.email:
            acknowledgement(enquiry).save()
    return True


def assign(enquiry, assignee, actor):
    """Gives the case to a person, or with None back to nobody."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        if assignee and not enquiry.is_readable_by(assignee):
            raise NotAllowed(
                _("%(name)s may not read secret cases, and cannot be given this one.")
                % {"name": name_of(assignee)}
            )
        _assign(enquiry, assignee, actor)


def set_due_date(enquiry, due_on, actor):
    with transaction.atomic():
        enquiry = locked(enquiry)
        before, enquiry.due_on = enquiry.due_on, due_on
        if before != due_on:
            enquiry.save(update_fields=["due_on"])
            record(
                enquiry,
                Event.Kind.DUE,
                actor,
                before=before.isoformat() if before else "",
                after=due_on.isoformat() if due_on else "",
            )


def add_note(enquiry, text, actor):
    """A note that only staff read."""
    record(enquiry, Event.Kind.NOTED, actor, note=text)


def change_register(enquiry, values, actor):
    """Writes what a registrar has entered, one event for each field that is another now."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        changed = {
            field: (getattr(enquiry, field), value)
            for field, value in values.items()
            if getattr(enquiry, field) != value
        }
        for field, (_before, value) in changed.items():
            setattr(enquiry, field, value)
        enquiry.save(update_fields=list(changed))
        for field, (before, after) in changed.items():
            record(
                enquiry,
                Event.Kind.CHANGED,
                actor,
                field=field,
                before=_stored(before),
                after=_stored(after),
            )
        if enquiry.assignee and not enquiry.is_readable_by(enquiry.assignee):
            # Made secret to whoever had it.
            _assign(enquiry, None, actor)


def forward(enquiry, office, actor, note=""):
    """Writes down that the case has been handed on to another office."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        enquiry.forwarded_to = office
        enquiry.forwarded_at = timezone.now()
        enquiry.save(update_fields=["forwarded_to", "forwarded_at"])
        record(enquiry, Event.Kind.FORWARDED, actor, after=office, note=note)


def addition_received(addition):
    """What follows when a sender has added something: the event, and the case is open again.

    Call it in the transaction that stores the addition.
    """
    if addition.is_quarantined:
        return
    with transaction.atomic():
        enquiry = locked(addition.enquiry)
        record(enquiry, Event.Kind.ADDED, at=addition.received_at)
        if enquiry.status in AFTER_ADDITION:
            _move(enquiry, AFTER_ADDITION[enquiry.status])


def locked(enquiry):
    """The case as it is now, which nobody else changes until the transaction ends."""
    return Enquiry.objects.select_for_update().get(pk=enquiry.pk)


def _assign(enquiry, assignee, actor):
    before, enquiry.assignee = enquiry.assignee, assignee
    if before != assignee:
        enquiry.save(update_fields=["assignee"])
        record(
            enquiry,
            Event.Kind.ASSIGNED,
            actor,
            before=name_of(before) if before else "",
            after=name_of(assignee) if assignee else "",
        )


def _stored(value):
    """A field's value as an event keeps it: words as they are, yes and no as codes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _move(enquiry, status, actor=None, note=""):
    before, enquiry.status = enquiry.status, status
    enquiry.closed_at = timezone.now() if status == Status.CLOSED else None
    if status == Status.REOPENED:
        enquiry.due_on = register.due_on(timezone.now())
    enquiry.save(update_fields=["status", "closed_at", "due_on"])
    record(enquiry, Event.Kind.MOVED, actor, before=before, after=status, note=note)
