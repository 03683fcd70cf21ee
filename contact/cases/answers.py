"""Answers to the sender: mailed where there is an address, otherwise kept to be read by code."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contact.mail.models import OutgoingMail

from .events import name_of, record
from .models import Answer, Case, Event
from .transitions import MOVES, NotAllowed, locked, move

Status = Case.Status

# Where a case may stand after an answer: done, or with a question back to the sender.
OUTCOMES = (Status.ANSWERED, Status.WAITING)


def outcomes(case):
    """The statuses that an answer may leave this case in; none where it cannot be answered."""
    if not case.is_open and case.status != Status.ANSWERED:
        return []
    reachable = {case.status, *MOVES[case.status]}
    return [status for status in OUTCOMES if status in reachable]


def send(case, *, text, language, outcome, idempotency_key, actor):
    """Stores the answer and what is mailed of it; the same idempotency_key is the same answer."""
    with transaction.atomic():
        case = locked(case)
        earlier = Answer.objects.filter(idempotency_key=idempotency_key).first()
        if earlier:
            return earlier
        if outcome not in outcomes(case):
            raise NotAllowed(
                _("The status of the case is now ‘%(status)s’. Reopen it before you answer.")
                % {"status": case.get_status_display()}
            )
        answer = Answer(
            case=case,
            text=text,
            language=language,
            author=actor,
            author_name=name_of(actor),
            idempotency_key=idempotency_key,
        )
        if case.email:
            answer.mail = mail_to_sender(answer)
            answer.mail.save()
        answer.save()
        record(case, Event.Kind.ANSWERED, actor, at=answer.sent_at, after=case.email)
        if outcome != case.status:
            move(case, outcome, actor)
    return answer


def mail_to_sender(answer):
    """The mail, not yet saved, in the answer's language and in the thread of the receipt."""
    case = answer.case
    receipt = case.mails.filter(kind=OutgoingMail.Kind.ACKNOWLEDGEMENT).first()
    with translation.override(answer.language):
        # Programs for mail put what has the same subject in one thread.
        subject = (
            _("Re: %(subject)s") % {"subject": receipt.subject}
            if receipt
            else _("%(reference)s: answer from the City of Gothenburg")
            % {"reference": case.reference}
        )
        body = render_to_string("contact/mail_answer.txt", {"answer": answer, "case": case}).strip()
    return OutgoingMail(
        case=case,
        kind=OutgoingMail.Kind.ANSWER,
        recipient=case.email,
        reply_to=settings.CASE_RECIPIENT,
        subject=subject[:300],
        body=body,
        in_reply_to=receipt.message_id if receipt else "",
    )
