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
from .models import Enquiry, Event, RegisterYear

# What the databases tell apart.
TICK = timedelta(microseconds=1)


def receive(*, submission, **content):
    """Stores what came in, unless it has been already: the enquiry, and whether it is new.

    Call it in the transaction that also stores the mail about it.
    """
    with transaction.atomic():
        enquiry, is_new = Enquiry.objects.get_or_create(submission=submission, defaults=content)
        if is_new and enquiry.status != Enquiry.Status.QUARANTINED:
            # The stamp is taken with the number, and so they agree about the order.
            enquiry.received_at = enter(enquiry)
            enquiry.save(update_fields=["received_at"])
    return enquiry, is_new


def enter(enquiry, actor=None):
    """Gives a stored enquiry the next number and the day to answer by; the moment it did."""
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
        enquiry.register_year = year
        enquiry.register_number = register.last_number
        enquiry.due_on = due_on(now)
        enquiry.save(update_fields=["register_year", "register_number", "due_on"])
        record(enquiry, Event.Kind.REGISTERED, actor, at=now, after=enquiry.register_entry)
    return now


def due_on(moment):
    """The day by which what arrives now is to be answered."""
    return timezone.localdate(moment) + timedelta(days=settings.ENQUIRY_RESPONSE_DAYS)
