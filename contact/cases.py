"""What may be done with a case. Each step checks the rule, does it, and writes the event."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import register
from .events import record
from .mail import mail_to_office
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
    """Lets an enquiry out of quarantine, into the register and on to the office.

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
    return True


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


def _move(enquiry, status, actor=None, note=""):
    before, enquiry.status = enquiry.status, status
    enquiry.closed_at = timezone.now() if status == Status.CLOSED else None
    if status == Status.REOPENED:
        enquiry.due_on = register.due_on(timezone.now())
    enquiry.save(update_fields=["status", "closed_at", "due_on"])
    record(enquiry, Event.Kind.MOVED, actor, before=before, after=status, note=note)
