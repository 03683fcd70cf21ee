"""Intake: the one way in for everything that a sender writes."""

from django.db import transaction

from contact.cases import register, transitions
from contact.cases.events import record
from contact.cases.models import Case, Event

from . import spam
from .mails import acknowledgement, addition_to_office, mail_to_office


@transaction.atomic
def receive(item, actor=None):
    """Stores a case or an addition together with all that follows from it, or nothing at all.

    A case is numbered in the register, which is an event, and mailed to the office. Its sender
    gets an acknowledgement if there is an address that has not had its share of them today. An
    addition is an event, brings its case back to its handler, and is mailed to the office if the
    case is known there. It has no acknowledgement: the page after it says that it is stored, and
    the person who has the code may be another than the one at the address.

    What is in quarantine is stored and nothing else. A case that `release` lets out comes in here
    like a new one, and keeps its stamp of arrival.
    """
    if item.is_quarantined:
        item.save(force_insert=True)
    elif isinstance(item, Case):
        _receive_case(item, actor)
    else:
        _receive_addition(item)


def _receive_case(case, actor):
    register.enter(case, actor)
    mail_to_office(case).save()
    if case.email and not spam.is_written_to_often(case.email):
        acknowledgement(case).save()


def _receive_addition(addition):
    addition.save(force_insert=True)
    record(addition.case, Event.Kind.ADDED, at=addition.received_at)
    addition.case = transitions.return_to_handler(addition.case)
    if not addition.case.is_quarantined:
        addition_to_office(addition).save()


@transaction.atomic
def release(case, actor=None):
    """Lets a case out of quarantine and receives it; False if it was out already."""
    case = transitions.locked(case)
    if not case.is_quarantined:
        return False
    case.status = Case.Status.NEW
    record(
        case,
        Event.Kind.RELEASED,
        actor,
        before=Case.Status.QUARANTINED,
        after=Case.Status.NEW,
    )
    receive(case, actor)
    return True
