"""Transactional outbox: mail is claimed in a short transaction and sent outside of any.

A worker that is killed loses its claim when the lease runs out, and the mail is tried again. In
the rare case that it had left already, its Message-ID tells that it is the same mail.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage
from django.db import close_old_connections, connection, transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from publishing.jobs import DATABASE_IS_DOWN

from .models import OutgoingMail

logger = logging.getLogger(__name__)

# Longer than a delivery can take, in which every step may wait EMAIL_TIMEOUT.
LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)

# Mail that waits longer needs somebody to look.
LATE_AFTER = timedelta(minutes=15)

# A refusal for good may also be a wrong setting of our own relay, put right within a day.
GIVE_UP_AFTER = timedelta(days=1)
TO_THE_SENDER = (OutgoingMail.Kind.ACKNOWLEDGEMENT, OutgoingMail.Kind.ANSWER)
REFUSED_FOR_GOOD = Q(last_error__regex=r"^SMTP(RecipientsRefused|DataError): 5")

# No holiday reply may come back to what a program has sent; a person's answer may get one.
SENT_BY_A_PROGRAM = {
    OutgoingMail.Kind.OFFICE: "auto-generated",
    OutgoingMail.Kind.ADDITION: "auto-generated",
    OutgoingMail.Kind.ACKNOWLEDGEMENT: "auto-replied",
}


def claim():
    """Takes one mail that is due, for the time of the lease; None where nothing is."""
    now = timezone.now()
    with transaction.atomic():
        due = OutgoingMail.objects.due(now)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        mail = due.first()
        if mail is None:
            return None
        # Only one of two workers that saw the same row finds it as it was.
        claimed = OutgoingMail.objects.filter(
            pk=mail.pk, attempts=mail.attempts, sent_at=None, failed_at=None
        ).update(attempts=mail.attempts + 1, next_attempt_at=now + LEASE)
    if not claimed:
        return None
    mail.attempts += 1
    return mail


def deliver(mail, may_wait=lambda: True):
    """Sends a claimed mail and records how it went; True if it left.

    Where the database has gone meanwhile, the record waits for it as long as the worker may: a
    mail that has left would otherwise leave once more.
    """
    try:
        _send(mail)
    except Exception as error:  # A single mail must not stop the others, whatever is wrong.
        logger.warning(
            "Mail %s was not delivered at attempt %s: %s",
            mail.pk,
            mail.attempts,
            type(error).__name__,
        )
        OutgoingMail.objects.filter(pk=mail.pk, attempts=mail.attempts, sent_at=None).update(
            last_error=describe(error), **_what_next(mail, error)
        )
        return False
    sent_at = timezone.now()
    while True:
        try:
            OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=sent_at, last_error="")
        except DATABASE_IS_DOWN as failure:
            if not may_wait():
                raise
            logger.error("Mail %s has left, not recorded: %s", mail.pk, type(failure).__name__)
            close_old_connections()
            time.sleep(1)
        else:
            return True


def _what_next(mail, error):
    """Another attempt; but a sender's address that is refused day in, day out is given up."""
    now = timezone.now()
    if (
        mail.kind in TO_THE_SENDER
        and is_refused_for_good(error)
        and now - mail.created_at > GIVE_UP_AFTER
    ):
        return {"failed_at": now}
    return {"next_attempt_at": now + pause(mail.attempts)}


def is_refused_for_good(error):
    """Whether the server has refused this address or this mail, and not the moment or us."""
    match error:
        case SMTPRecipientsRefused():
            return all(code >= 500 for code, _text in error.recipients.values())
        case SMTPDataError():
            return error.smtp_code >= 500
        case _:
            return False


def pause(attempts):
    """How long to wait after so many attempts: doubled each time, up to an hour."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)


def describe(error):
    """What went wrong, for the staff; an error of unknown kind could quote the mail itself."""
    match error:
        case SMTPRecipientsRefused():
            answers = (f"{code} {_decoded(text)}" for code, text in error.recipients.values())
            detail = "; ".join(answers)
        case SMTPResponseException():
            detail = f"{error.smtp_code} {_decoded(error.smtp_error)}"
        case OSError():
            detail = str(error)
        case _:
            detail = ""
    return ": ".join(filter(None, (type(error).__name__, detail)))[:300]


def _decoded(text):
    return text.decode(errors="replace") if isinstance(text, bytes) else str(text)


def _send(mail):
    EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=_headers(mail),
    ).send()


def _headers(mail):
    headers = {"Message-ID": mail.message_id}
    if mail.in_reply_to:
        headers |= {"In-Reply-To": mail.in_reply_to, "References": mail.in_reply_to}
    if mail.kind in SENT_BY_A_PROGRAM:
        headers |= {
            "Auto-Submitted": SENT_BY_A_PROGRAM[mail.kind],
            "X-Auto-Response-Suppress": "All",
        }
    return headers


@dataclass(frozen=True)
class OutboxState:
    """How much mail waits, for staff and for the machines that watch the site."""

    # Leaves out what waits because the sender's own address is refused: nothing is wrong with us.
    oldest_waiting_since: datetime | None
    waiting: int
    # Those of them that staff find with a case.
    waiting_for_cases: int
    # Given up during the last week.
    failed: int

    @property
    def is_late(self):
        waits_since = self.oldest_waiting_since
        return bool(waits_since) and timezone.now() - waits_since > LATE_AFTER


def state():
    is_waiting = Q(failed_at=None)
    is_ours = is_waiting & ~(Q(kind__in=TO_THE_SENDER) & REFUSED_FOR_GOOD)
    last_week = timezone.now() - timedelta(days=7)
    return OutboxState(
        **OutgoingMail.objects.filter(sent_at=None).aggregate(
            oldest_waiting_since=Min("created_at", filter=is_ours),
            waiting=Count("pk", filter=is_waiting),
            waiting_for_cases=Count("case", filter=is_waiting),
            failed=Count("pk", filter=Q(failed_at__gt=last_week)),
        )
    )
