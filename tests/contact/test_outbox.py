import datetime as dt
import email
import threading
from concurrent.futures import ThreadPoolExecutor
from email import policy
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.db import OperationalError, connection, connections
from django.utils import timezone

from contact.mail import outbox
from contact.models import OutgoingMail
from tests.contact.factories import deliver_mail, make_everything_due, make_mail, make_refused_mail


@pytest.mark.django_db
def test_a_mail_reaches_the_office_as_it_was_written(smtp, settings):
    settings.DEFAULT_FROM_EMAIL = "site@example.org"
    settings.CASE_RECIPIENT = "office@example.org"
    mail = make_mail(message="Hälsningar från Åbo 😀\n\n.\n" + "x" * 3000, email="me@göteborg.se")

    with smtp.up() as mailbox:
        deliver_mail()

    (envelope,) = mailbox.mails
    message = email.message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.mail_from == "site@example.org"
    assert envelope.rcpt_tos == ["office@example.org"]
    assert message["From"] == "site@example.org"
    assert message["Reply-To"] == "me@xn--gteborg-90a.se"
    assert message["Subject"] == mail.subject
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert mail.body.strip() in message.get_content().replace("\r\n", "\n")
    mail.refresh_from_db()
    assert mail.sent_at
    assert mail.attempts == 1


@pytest.mark.django_db
def test_a_mail_waits_while_the_server_is_down_and_leaves_when_it_is_up(smtp):
    mail = make_mail()

    deliver_mail()

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert mail.attempts == 1
    assert "refused" in mail.last_error
    assert mail.next_attempt_at > timezone.now()

    with smtp.up() as mailbox:
        deliver_mail()
        assert mailbox.mails == []
        make_everything_due()
        deliver_mail()
        deliver_mail()

    mail.refresh_from_db()
    assert len(mailbox.mails) == 1
    assert mail.sent_at
    assert mail.last_error == ""


@pytest.mark.django_db
@pytest.mark.parametrize("refusal", ["451 Try again later", "554 No", RuntimeError("it broke")])
def test_a_server_that_fails_gets_the_same_mail_again_later(smtp, refusal):
    mail = make_mail(message="Hemligt innehåll")

    with smtp.up() as mailbox:
        mailbox.refusals = [refusal]
        deliver_mail()
        mail.refresh_from_db()
        assert mail.sent_at is None
        assert mail.last_error.startswith("SMTPDataError")
        assert "Hemligt" not in mail.last_error

        make_everything_due()
        deliver_mail()

    (envelope,) = mailbox.mails
    assert email.message_from_bytes(envelope.content)["Message-ID"] == mail.message_id


@pytest.mark.django_db
def test_one_mail_that_fails_does_not_stop_the_others(smtp):
    for _number in range(3):
        make_mail()

    with smtp.up() as mailbox:
        mailbox.refusals = ["554 No"]
        deliver_mail()

    assert len(mailbox.mails) == 2
    assert OutgoingMail.objects.waiting().count() == 1


@pytest.mark.django_db
def test_a_mail_that_cannot_be_made_is_kept_with_its_error(smtp):
    mail = make_mail()
    OutgoingMail.objects.update(subject="two\nlines")

    with smtp.up() as mailbox:
        deliver_mail()

    mail.refresh_from_db()
    assert mailbox.mails == []
    assert mail.last_error == "BadHeaderError"
    assert mail.sent_at is None


@pytest.mark.django_db(transaction=True)
def test_two_deliveries_at_once_send_each_mail_once(smtp):
    for _number in range(12):
        make_mail()
    together = threading.Barrier(3)

    def work():
        # Past the job's lease, which would let one of them in: the mails have leases of their own.
        try:
            together.wait(10)
            while mail := outbox.claim():
                outbox.deliver(mail)
        finally:
            connections.close_all()

    with smtp.up() as mailbox, ThreadPoolExecutor(3) as pool:
        for worker in [pool.submit(work) for _ in range(3)]:
            worker.result()

    ids = [email.message_from_bytes(envelope.content)["Message-ID"] for envelope in mailbox.mails]
    assert len(ids) == len(set(ids)) == 12
    assert not OutgoingMail.objects.waiting().exists()


@pytest.mark.django_db
def test_a_claimed_mail_is_not_claimed_again_until_the_lease_runs_out():
    mail = make_mail()

    assert outbox.claim().pk == mail.pk
    assert outbox.claim() is None

    # The worker was killed; its claim grows old.
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))
    again = outbox.claim()
    assert again.pk == mail.pk
    assert again.attempts == 2


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_does_not_disturb_the_next(smtp):
    make_mail()
    slow = outbox.claim()
    make_everything_due()
    outbox.claim()
    leased_until = OutgoingMail.objects.get().next_attempt_at

    outbox.deliver(slow)

    mail = OutgoingMail.objects.get()
    assert mail.next_attempt_at == leased_until
    assert mail.last_error == ""


@pytest.mark.django_db
def test_the_longest_waiting_mail_leaves_first():
    newer, older = make_mail(), make_mail()
    OutgoingMail.objects.filter(pk=older.pk).update(
        next_attempt_at=timezone.now() - dt.timedelta(hours=1)
    )

    assert outbox.claim().pk == older.pk
    assert outbox.claim().pk == newer.pk


def test_the_pause_grows_to_an_hour_and_no_further():
    minutes = [outbox.pause(attempts).total_seconds() / 60 for attempts in (1, 2, 3, 7, 8, 10**6)]

    assert minutes == [0.5, 1, 2, 32, 60, 60]


def test_an_error_is_described_without_the_content_of_the_mail():
    assert outbox.describe(ConnectionRefusedError(111, "Connection refused")) == (
        "ConnectionRefusedError: [Errno 111] Connection refused"
    )
    assert outbox.describe(SMTPDataError(451, b"Later")) == "SMTPDataError: 451 Later"
    assert (
        outbox.describe(SMTPRecipientsRefused({"office@example.org": (550, b"No such user")}))
        == "SMTPRecipientsRefused: 550 No such user"
    )
    assert outbox.describe(ValueError("Dear office, my secret is")) == "ValueError"
    assert len(outbox.describe(OSError("x" * 1000))) == 300


REFUSED = SMTPRecipientsRefused({"sender@example.org": (550, b"No such user")})
TWO_DAYS_AGO = timezone.now() - dt.timedelta(days=2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "error", "created_at", "is_given_up"),
    [
        ("acknowledgement", REFUSED, TWO_DAYS_AGO, True),
        ("answer", REFUSED, TWO_DAYS_AGO, True),
        ("answer", SMTPDataError(554, b"Not wanted"), TWO_DAYS_AGO, True),
        ("answer", REFUSED, timezone.now() - dt.timedelta(hours=23), False),
        ("answer", SMTPDataError(451, b"Later"), TWO_DAYS_AGO, False),
        ("answer", ConnectionRefusedError(), TWO_DAYS_AGO, False),
        ("office", REFUSED, TWO_DAYS_AGO, False),
        ("addition", REFUSED, TWO_DAYS_AGO, False),
    ],
)
def test_only_mail_to_a_sender_refused_for_over_a_day_is_given_up(
    monkeypatch, kind, error, created_at, is_given_up
):
    mail = make_refused_mail(kind, created_at=created_at)
    monkeypatch.setattr(outbox, "_send", raising(error))

    assert not outbox.deliver(outbox.claim())

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert bool(mail.failed_at) is is_given_up
    assert mail.last_error
    make_everything_due()
    assert (outbox.claim() is None) is is_given_up


def raising(error):
    def send(mail):
        raise error

    return send


@pytest.mark.django_db(transaction=True)
def test_a_sent_mail_is_recorded_once_the_database_is_back(monkeypatch, caplog):
    make_mail()
    claimed = outbox.claim()
    downs = iter([True, True, False])

    def refuse(execute, sql, params, many, context):
        if next(downs, False):
            raise OperationalError("the server has gone")
        return execute(sql, params, many, context)

    monkeypatch.setattr(outbox, "close_old_connections", bool)
    monkeypatch.setattr(outbox.time, "sleep", bool)
    with connection.execute_wrapper(refuse):
        assert outbox.deliver(claimed)

    assert caplog.text.count("has left, not recorded") == 2
    assert OutgoingMail.objects.get().sent_at


@pytest.mark.django_db
def test_a_stopping_worker_does_not_wait_for_the_database(monkeypatch):
    make_mail()
    claimed = outbox.claim()

    def refuse(*args):
        raise OperationalError("the server has gone")

    with connection.execute_wrapper(refuse), pytest.raises(OperationalError):
        outbox.deliver(claimed, may_wait=lambda: False)
