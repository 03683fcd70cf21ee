"""What the archive decisions say may go. Nothing goes by itself: a person confirms each list.

A case is due when its class's time has run since it was closed, it is not on hold, and no mail of
it is still on its way; what is in quarantine counts from when it was received.
"""

import calendar
import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from contact.cases.events import name_of, record
from contact.cases.models import Case, Event
from contact.mail.models import OutgoingMail

from .models import Disposal, RetentionClass


@dataclass(frozen=True)
class Proposal:
    """What is due under one class, the oldest first."""

    retention_class: RetentionClass
    cases: list


def proposals(readable_by=None, limit=None):
    """What is due under each class that has a time, at most `limit` cases of all together.

    With a user only what that person may read.
    """
    found = []
    for retention_class, due_cases in _due_by_class(readable_by):
        if cases := list(due_cases[:limit]):
            found.append(Proposal(retention_class, cases))
        if limit is not None:
            limit -= len(cases)
    return found


def count_due(readable_by):
    """How many cases are due that this person may read."""
    return sum(cases.count() for _class, cases in _due_by_class(readable_by))


def _due_by_class(readable_by):
    for retention_class in RetentionClass.objects.exclude(months=None):
        cases = due(retention_class)
        yield retention_class, cases.readable_by(readable_by) if readable_by else cases


def due(retention_class):
    last_day = months_before(timezone.localdate(), retention_class.months)
    end = timezone.make_aware(dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time.min))
    closed = Q(status=Case.Status.CLOSED, closed_at__lt=end)
    quarantined = Q(status=Case.Status.QUARANTINED, received_at__lt=end)
    match retention_class.applies_to:
        case RetentionClass.AppliesTo.CASES:
            ordinary = closed & Q(retention_class=None)
        case RetentionClass.AppliesTo.QUARANTINE:
            ordinary = quarantined & Q(retention_class=None)
        case _:
            ordinary = Q(pk__in=())
    return (
        Case.objects.filter(ordinary | Q(retention_class=retention_class) & (closed | quarantined))
        .filter(is_on_hold=False, anonymised_at=None)
        .exclude(Exists(OutgoingMail.objects.waiting().filter(case=OuterRef("pk"))))
        .order_by("received_at", "pk")
    )


def months_before(day, months):
    """The same day so many months ago, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )


def dispose(chosen, action, actor):
    """Deletes or anonymises the chosen cases that are due at this moment; how many that was.

    `chosen` are pairs of a case's key and its class's, as they stood in the list that somebody
    confirmed. What has been put on hold or reopened since then stays.
    """
    done = 0
    for pk, class_pk in chosen:
        with transaction.atomic():
            retention_class = (
                RetentionClass.objects.exclude(months=None).filter(pk=class_pk).first()
            )
            if retention_class is None:
                continue
            Case.objects.select_for_update().filter(pk=pk).first()
            case = due(retention_class).readable_by(actor).filter(pk=pk).first()
            if case is None:
                continue
            Disposal.objects.create(
                action=action,
                register_entry=case.register_entry,
                received_on=timezone.localdate(case.received_at),
                closed_on=timezone.localdate(case.closed_at) if case.closed_at else None,
                retention_class=retention_class.name,
                decision=retention_class.decision,
                actor=actor,
                actor_name=name_of(actor),
            )
            if action == Disposal.Action.DELETED:
                case.delete()
            else:
                anonymise(case, actor)
            done += 1
    return done


def anonymise(case, actor):
    """Takes away everything that somebody wrote, and every way back to the sender.

    What stays can be counted: when, which topic, which language, how it went, who handled it.
    """
    case.answers.update(text="", mail=None)
    case.mails.all().delete()
    case.additions.update(text="", client_hash="")
    case.events.update(note="")
    case.events.exclude(kind__in=(Event.Kind.MOVED, Event.Kind.REGISTERED)).update(
        before="", after=""
    )
    for field in (
        "subject",
        "email",
        "message",
        "visiting_group",
        "wished_dates",
        "page",
        "register_subject",
        "secrecy_ground",
        "hold_reason",
        "forwarded_to",
        "code_hash",
        "client_hash",
    ):
        setattr(case, field, "")
    # A form that is sent again does not lead to it any more.
    case.idempotency_key = uuid.uuid4()
    case.anonymised_at = timezone.now()
    case.save()
    record(case, Event.Kind.ANONYMISED, actor)
