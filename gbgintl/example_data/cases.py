from datetime import timedelta

from django.utils import timezone

from contact.cases import register
from contact.cases.models.case import REFERENCE_LETTERS
from contact.models import Case, CodeAttempt, RegisterYear

from . import correspondence
from .storing import store
from .texts import sentences

Status = Case.Status

# The oldest case is as old as this.
PERIOD = timedelta(days=730)
SUBJECTS = ("Exempelstad 1", "", "Exempelprojekt 3", "")
PAGES = ("/sv/stader/", "/en/cities/", "")


def make(filler):
    count = filler.sizes.cases
    numbers = _RegisterNumbers()
    made = filler.made
    made["cases"] = store([_case(filler, number, count, numbers) for number in range(count)])
    numbers.save()
    correspondence.make(filler)
    made["code_attempts"] = store(
        [
            CodeAttempt(
                client_hash=filler.hash(),
                reference_hash=filler.hash(),
                tried_at=filler.now - timedelta(minutes=number),
            )
            for number in range(3)
        ]
    )


class _RegisterNumbers:
    """Gives the next number of a year, and remembers in the end which was the last."""

    def __init__(self):
        self.years = {year.year: year for year in RegisterYear.objects.all()}

    def next(self, moment):
        year = timezone.localtime(moment).year
        register_year = self.years.setdefault(year, RegisterYear(year=year))
        register_year.last_number += 1
        register_year.last_at = max(moment, register_year.last_at or moment)
        return year, register_year.last_number

    def save(self):
        for year in self.years.values():
            year.save()


def _case(filler, number, count, numbers):
    """Status, topic, language and address vary independently of each other."""
    status = Status.values[number % len(Status.values)]
    topics = Case.Topic.values
    received_at = filler.now - PERIOD * (count - number) / count
    is_quarantined = status == Status.QUARANTINED
    is_closed = status == Status.CLOSED
    is_anonymous = is_closed and number % 21 == 4
    year, register_number = (None, None) if is_quarantined else numbers.next(received_at)
    return filler.with_fixed_uuids(
        Case(
            reference=_reference(filler),
            topic=topics[number % len(topics)],
            subject="" if is_anonymous else SUBJECTS[number % len(SUBJECTS)],
            email=f"avsandare{number + 1}@post.example" if number % 2 and not is_anonymous else "",
            message="–" if is_anonymous else sentences(number, 3)[number % 3 == 0],
            **_study_visit(number, topics[number % len(topics)], is_anonymous),
            language="en" if number % 3 == 0 else "sv",
            page=PAGES[number % len(PAGES)],
            received_at=received_at,
            status=status,
            quarantine_reason=Case.QuarantineReason.HIDDEN_FIELD if is_quarantined else "",
            due_on=None if is_quarantined else register.due_on(received_at),
            closed_at=min(received_at + timedelta(days=20), filler.now) if is_closed else None,
            register_year=year,
            register_number=register_number,
            anonymised_at=filler.now if is_anonymous else None,
            code_hash="" if is_anonymous else _hash_of_no_code(filler),
            client_hash="" if is_anonymous else filler.hash(),
            **_handling(filler, number, status, received_at),
        )
    )


def _study_visit(number, topic, is_anonymous):
    """Every second group leaves the dates open."""
    if is_anonymous or topic != Case.Topic.STUDY_VISIT:
        return {}
    return {
        "visiting_group": f"Exempelkommun {number + 1}, Finland, {5 + number % 20} personer",
        "wished_dates": "" if number % 2 else "Någon gång i maj",
    }


def _handling(filler, number, status, received_at):
    """What staff have decided about a case; a secret one is the registrar's."""
    is_secret, is_on_hold, is_forwarded = number % 9 == 2, number % 8 == 5, number % 10 == 3
    classes = filler.made["retention_classes"]
    handler = filler.made["registrar" if is_secret else "handler"][0]
    return {
        "assignee": None if status in (Status.NEW, Status.QUARANTINED) else handler,
        "register_subject": f"Exempelfråga {number + 1}" if number % 3 == 1 else "",
        "diary_number": f"EX {number + 1:05}" if number % 4 == 1 else "",
        "is_secret": is_secret,
        "secrecy_ground": "OSL 21 kap. 1 § (exempel)" if is_secret else "",
        "forwarded_to": "Exempelförvaltningen" if is_forwarded else "",
        "forwarded_at": min(received_at + timedelta(hours=5), filler.now) if is_forwarded else None,
        "retention_class": classes[number % len(classes)] if number % 6 == 1 else None,
        "is_on_hold": is_on_hold,
        "hold_reason": "Exempel på prövning som pågår" if is_on_hold else "",
    }


def _hash_of_no_code(filler):
    """A salt and a hash as `contact.intake.codes` stores them; no code opens the case."""
    return f"{filler.hash()[:32]}${filler.hash()}"


def _reference(filler):
    letters = "".join(filler.random.choices(REFERENCE_LETTERS, k=8))
    return f"GI-{letters[:4]}-{letters[4:]}"
