"""The register of what has come in: numbers without a gap, in the order of arrival.

A number is taken in the transaction that stores what it stands for, while the year's row is locked,
so that it comes back if that transaction fails. What is in quarantine has no number: it is of
obviously little importance until somebody has looked and released it, and rubbish would
bury the register. It keeps its stamp of arrival, and is numbered when it is released.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .events import record
from .models import Case, Event, RegisterYear

# What the databases tell apart.
TICK = timedelta(microseconds=1)


def receive(*, submission, **content):
    """Stores what came in, unless it has been already: the case, and whether it is new.

    Call it in the transaction that also stores the mail about it.
    """
    with transaction.atomic():
        case, is_new = Case.objects.get_or_create(submission=submission, defaults=content)
        if is_new and case.status != Case.Status.QUARANTINED:
            # The stamp is taken with the number, and so they agree about the order.
            case.received_at = enter(case)
            case.save(update_fields=["received_at"])
    return case, is_new


def enter(case, actor=None):
    """Gives a stored case the next number and the day to answer by; the moment it did."""
    with transaction.atomic():
        now = timezone.now()
        year = timezone.localtime(now).year
        RegisterYear.objects.get_or_create(year=year)
        register = RegisterYear.objects.select_for_update().get(year=year)
        if register.last_at and now <= register.last_at:
            # Another process was before, or its clock is.
            now = register.last_at + TICK
        register.last_number += 1
        register.last_at = now
        register.save()
        case.register_year = year
        case.register_number = register.last_number
        case.due_on = due_on(now)
        case.save(update_fields=["register_year", "register_number", "due_on"])
        record(case, Event.Kind.REGISTERED, actor, at=now, after=case.register_entry)
    return now


def due_on(moment):
    """The day by which what arrives now is to be answered."""
    return timezone.localdate(moment) + timedelta(days=settings.CASE_RESPONSE_DAYS)
