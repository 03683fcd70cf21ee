"""Delivers what waits in the outbox: claimed in a short transaction, sent outside of any.

A worker that is killed loses its claim when the lease runs out, and the mail is tried again. In
the rare case that it had left already, its Message-ID tells that it is the same mail.
"""

import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone

from .models import OutgoingMail

logger = logging.getLogger(__name__)

# Longer than a delivery can take, in which every step may wait EMAIL_TIMEOUT.
LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


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
            pk=mail.pk, attempts=mail.attempts, sent_at=None
        ).update(attempts=mail.attempts + 1, next_attempt_at=now + LEASE)
    if not claimed:
        return None
    mail.attempts += 1
    return mail


def deliver(mail):
    """Sends a claimed mail and records how it went; True if it left."""
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
            last_error=describe(error), next_attempt_at=timezone.now() + pause(mail.attempts)
        )
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), last_error="")
    return True


def pause(attempts):
    """How long to wait after so many attempts: doubled each time, up to an hour."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)


def describe(error):
    """What went wrong, for the staff; an error of unknown kind could quote the letter itself."""
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
        # No holiday reply of the office may reach the visitor.
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    ).send()
