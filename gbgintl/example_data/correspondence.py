"""What was written and done in each case after it came."""

from datetime import timedelta

from contact.cases.events import event
from contact.models import Answer, Case, Event, OutgoingMail, SenderAddition

from .storing import store
from .texts import sentences

Status, Kind = Case.Status, OutgoingMail.Kind

OFFICE = "kontor@goteborg.example"
# What happened on the way to each status, after the case was registered.
PATHS = {
    Status.NEW: (),
    Status.QUARANTINED: (),
    Status.IN_PROGRESS: (Status.IN_PROGRESS,),
    Status.WAITING: (Status.IN_PROGRESS, Status.WAITING),
    Status.ANSWERED: (Status.IN_PROGRESS, Status.ANSWERED),
    Status.CLOSED: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED),
    Status.REOPENED: (Status.IN_PROGRESS, Status.ANSWERED, Status.REOPENED),
}


def make(filler):
    made = filler.made
    cases = list(enumerate(made["cases"]))
    open_cases = [(n, case) for n, case in cases if case.status != Status.QUARANTINED]
    additions = [_addition(filler, number, case) for number, case in cases if number % 4 == 2]
    made["additions"] = store(additions)
    office_mails = [_to_office(filler, number, case) for number, case in open_cases]
    office_mails += [_about_addition(filler, a) for a in additions if not a.is_quarantined]
    receipts = {
        case.pk: _acknowledgement(filler, number, case) for number, case in open_cases if case.email
    }
    answered = [(n, case) for n, case in open_cases if Status.ANSWERED in PATHS[case.status]]
    answer_mails = {
        case.pk: _answer_mail(filler, number, case, receipts[case.pk])
        for number, case in answered
        if case.email
    }
    made["mails"] = store(
        [*office_mails, *receipts.values(), *answer_mails.values(), _about_no_case(filler)]
    )
    made["answers"] = store(
        [_answer(filler, number, case, answer_mails.get(case.pk)) for number, case in answered]
    )
    made["events"] = store(
        [each for number, case in cases for each in _events(filler, number, case)]
    )


def _at(filler, case, hours):
    return min(case.received_at + timedelta(hours=hours), filler.now)


def _actor(filler, case):
    return case.assignee or filler.made["registrar"][0]


def _addition(filler, number, case):
    return filler.with_fixed_uuids(
        SenderAddition(
            case=case,
            text=sentences(number, 2)[case.language == "en"],
            received_at=_at(filler, case, 90),
            is_quarantined=number % 12 == 6,
            client_hash="" if case.anonymised_at else filler.hash(),
        )
    )


def _mail(filler, case, kind, hours=0, **fields):
    at = _at(filler, case, hours) if case else filler.now
    return OutgoingMail(
        case=case,
        kind=kind,
        message_id=f"<{filler.uuid()}@goteborg.example>",
        created_at=at,
        **{"attempts": 1, "next_attempt_at": at, "sent_at": at} | fields,
    )


def _delivery(filler, number, may_fail=False):
    """Most mail has left; some has not been tried, some is tried again, some is given up."""
    waiting = {"sent_at": None, "next_attempt_at": filler.now + timedelta(hours=1)}
    error = "451 4.3.0 Example: try again later"
    match number % 12:
        case 7:
            return waiting | {"attempts": 0}
        case 9:
            return waiting | {"attempts": 3, "last_error": error}
        case 11 if may_fail:
            refused = "550 5.1.1 Example: no such recipient"
            return {"sent_at": None, "failed_at": filler.now, "last_error": refused}
    return {}


def _to_office(filler, number, case):
    return _mail(
        filler,
        case,
        Kind.OFFICE,
        recipient=OFFICE,
        reply_to=case.email,
        subject=f"{case.reference}: ett exempel",
        body=case.message,
        **_delivery(filler, number),
    )


def _about_addition(filler, addition):
    case = addition.case
    return _mail(
        filler,
        case,
        Kind.ADDITION,
        hours=90,
        recipient=OFFICE,
        reply_to="" if case.is_secret else case.email,
        subject=f"{case.reference}: avsändaren har lagt till något",
        body=addition.text,
    )


def _about_no_case(filler):
    return OutgoingMail(
        message_id=f"<{filler.uuid()}@goteborg.example>",
        recipient="redaktor@goteborg.example",
        subject="Exempel: en text att översätta",
        body=sentences(0, 1)[0],
        attempts=1,
        created_at=filler.now,
        next_attempt_at=filler.now,
        sent_at=filler.now,
    )


def _acknowledgement(filler, number, case):
    return _mail(
        filler,
        case,
        Kind.ACKNOWLEDGEMENT,
        recipient=case.email,
        reply_to=OFFICE,
        subject=f"Exempel: vi har fått ditt meddelande, {case.reference}",
        body=sentences(number, 1)[case.language == "en"],
        **_delivery(filler, number, may_fail=True),
    )


def _answer_mail(filler, number, case, receipt):
    return _mail(
        filler,
        case,
        Kind.ANSWER,
        hours=72,
        recipient=case.email,
        reply_to=OFFICE,
        subject=f"Sv: {receipt.subject}",
        body=sentences(number, 2)[case.language == "en"],
        in_reply_to=receipt.message_id,
        **_delivery(filler, number + 2, may_fail=True),
    )


def _answer(filler, number, case, mail):
    author = _actor(filler, case)
    return filler.with_fixed_uuids(
        Answer(
            case=case,
            text=sentences(number, 2)[case.language == "en"],
            language=case.language,
            author=author,
            author_name=author.get_full_name(),
            sent_at=_at(filler, case, 72),
            mail=mail,
        )
    )


def _events(filler, number, case):
    """In the order of time: registered, assigned, moved from status to status, and in between."""
    if case.status == Status.QUARANTINED:
        return
    steps = _Steps(filler, case)
    if number % 10 == 1:
        moved = {"before": Status.QUARANTINED, "after": Status.NEW}
        yield steps.taken(Event.Kind.RELEASED, 0, **moved)
    yield steps.taken(Event.Kind.REGISTERED, 0, by_site=True, after=case.register_entry)
    if case.assignee:
        yield steps.taken(Event.Kind.ASSIGNED, 2, after=case.assignee.get_full_name())
    for due, kind, details in (
        (number % 6 == 0, Event.Kind.READ, {}),
        (number % 5 == 0, Event.Kind.NOTED, {"note": "Exempel på en intern anteckning."}),
        (number % 7 == 1, Event.Kind.DUE, {"before": "", "after": str(case.due_on)}),
        (number % 8 == 2, Event.Kind.LANGUAGE, {"before": "sv", "after": "en"}),
        (bool(case.diary_number), Event.Kind.CHANGED, _entered("diary_number", case)),
        (bool(case.forwarded_to), Event.Kind.FORWARDED, {"after": case.forwarded_to}),
        (number % 9 == 3, Event.Kind.EXPORTED, {"note": "Exempel på utlämnande."}),
    ):
        if due:
            yield steps.taken(kind, 5, **details)
    before = Status.NEW
    for day, after in enumerate(PATHS[case.status], start=1):
        if after == Status.ANSWERED:
            yield steps.taken(Event.Kind.ANSWERED, 24 * day, after=case.email)
        if after == Status.REOPENED:
            yield steps.taken(Event.Kind.ADDED, 24 * day, by_site=True)
        yield steps.taken(Event.Kind.MOVED, 24 * day, before=before, after=after)
        before = after
    if case.anonymised_at:
        yield steps.taken(Event.Kind.ANONYMISED, 24 * 400)


def _entered(field, case):
    return {"field": field, "after": getattr(case, field)}


class _Steps:
    """Events of one case, by whoever handles it."""

    def __init__(self, filler, case):
        self.filler = filler
        self.case = case

    def taken(self, kind, hours, by_site=False, **details):
        actor = None if by_site else _actor(self.filler, self.case)
        return event(self.case, kind, actor, at=_at(self.filler, self.case, hours), **details)
