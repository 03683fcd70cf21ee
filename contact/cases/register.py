"""Row-locked counter: the register of what has come in, without a gap, in order of arrival.

A number is taken in the transaction that stores what it stands for, while the year's row is locked,
so that it comes back if that transaction fails. What is in quarantine has no number: it is of
obviously little importance until somebody has looked and released it, and spam would bury the
register. It keeps its stamp of arrival, and is numbered when it is released.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .events import record
from .models import Event, RegisterYear

# The shortest time that both databases tell apart.
TICK = timedelta(microseconds=1)


@transaction.atomic
def enter(case, actor=None):
    """Stores a case, new or released, with the year's next number and the day to answer by.

    A new one is stamped at the same moment, and so stamps and numbers agree about the order.
    """
    register, now = _next_number()
    case.register_year = register.year
    case.register_number = register.last_number
    case.due_on = due_on(now)
    if case.pk is None:
        case.received_at = now
        case.save(force_insert=True)
    else:
        case.save(update_fields=["status", "register_year", "register_number", "due_on"])
    record(case, Event.Kind.REGISTERED, actor, at=now, after=case.register_entry)


def _next_number():
    """The locked row of the current year with a new last number, and the moment of it."""
    now = timezone.now()
    year = timezone.localtime(now).year
    RegisterYear.objects.get_or_create(year=year)
    register = RegisterYear.objects.select_for_update().get(year=year)
    if register.last_at and now <= register.last_at:
        # Another process got its number meanwhile, or has a faster clock.
        now = register.last_at + TICK
    register.last_number += 1
    register.last_at = now
    register.save()
    return register, now


def due_on(received_at):
    """The day by which what arrives then is to be answered."""
    return timezone.localdate(received_at) + timedelta(days=settings.CASE_RESPONSE_DAYS)
