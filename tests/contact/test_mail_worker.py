"""The mail job in a worker process of its own, against what mail servers and machines do to it."""

import datetime as dt
import signal
import threading
import time

import pytest
from django.utils import timezone

from contact.models import OutgoingMail
from publishing.models import JobState
from tests.contact.factories import make_everything_due, make_mail
from tests.contact.raw_smtp import HANG_UP, SILENCE, RawSmtpServer, first_time, message_ids
from tests.processes import end, wait_for_line, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize(
    ("step", "answer", "error"),
    [
        ("greeting", "421 too busy", "SMTPConnectError: 421 too busy"),
        ("greeting", SILENCE, "timed out"),
        ("greeting", HANG_UP, "SMTPServerDisconnected"),
        ("MAIL", "451 later", "SMTPSenderRefused: 451 later"),
        ("RCPT", "450 later", "SMTPRecipientsRefused: 450 later"),
        ("RCPT", "550 nobody", "SMTPRecipientsRefused: 550 nobody"),
        ("message", "452 no room", "SMTPDataError: 452 no room"),
        ("message", SILENCE, "timed out"),
        ("message", HANG_UP, "SMTPServerDisconnected"),
    ],
)
def test_a_mail_survives_every_failure_of_the_mail_server(start_mail_worker, step, answer, error):
    mail = make_mail()

    with RawSmtpServer(**{step: first_time(answer)}) as server:
        worker = start_mail_worker(server)
        wait_until(lambda: OutgoingMail.objects.exclude(last_error="").exists())
        mail.refresh_from_db()
        assert error in mail.last_error
        assert mail.sent_at is None
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        end(worker)

    # Where the server took the message and did not say so, it came again as the same mail.
    was_taken_before = step == "message"
    assert message_ids(server) == [mail.message_id] * (2 if was_taken_before else 1)
    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error) == (2, "")


def test_a_refused_recipient_does_not_block_the_others(start_mail_worker):
    refused, *others = (make_mail() for _number in range(3))
    OutgoingMail.objects.filter(pk=refused.pk).update(recipient="nobody@example.org")

    def answer(line):
        return "550 nobody" if "nobody@" in line else None

    with RawSmtpServer(RCPT=answer) as server:
        worker = start_mail_worker(server)
        wait_until(lambda: OutgoingMail.objects.waiting().count() == 1)
        end(worker)

    assert message_ids(server) == [mail.message_id for mail in others]
    refused.refresh_from_db()
    assert refused.last_error == "SMTPRecipientsRefused: 550 nobody"


@pytest.mark.parametrize("answer", [SILENCE, HANG_UP, "554 go away"])
def test_a_failure_at_quit_does_not_send_the_mail_again(start_mail_worker, answer):
    mail = make_mail()

    with RawSmtpServer(QUIT=answer) as server:
        worker = start_mail_worker(server)
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        make_everything_due()
        end(worker)

    assert message_ids(server) == [mail.message_id]


def test_a_stopping_worker_finishes_the_mail_it_is_sending(start_mail_worker):
    mail, later = make_mail(), make_mail()
    is_taken, is_told = threading.Event(), threading.Event()

    def answer(_line):
        is_taken.set()
        is_told.wait(10)

    with RawSmtpServer(message=answer) as server:
        worker = start_mail_worker(server)
        assert is_taken.wait(20)
        worker.send_signal(signal.SIGTERM)
        # The signal reaches one thread, and the mail is with another.
        time.sleep(1)
        is_told.set()
        log = end(worker)

    assert "The worker has stopped." in log
    assert message_ids(server) == [mail.message_id]
    mail.refresh_from_db()
    later.refresh_from_db()
    assert mail.sent_at
    assert (later.sent_at, later.attempts) == (None, 0)


def test_a_stopping_worker_does_not_wait_forever_for_a_silent_server(start_mail_worker):
    mail = make_mail()

    with RawSmtpServer(greeting=SILENCE) as server:
        worker = start_mail_worker(server)
        wait_until(lambda: server.steps)
        end(worker)

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert "timed out" in mail.last_error


def test_a_mail_survives_a_worker_that_is_killed_while_sending_it(start_mail_worker):
    mail = make_mail()

    with RawSmtpServer(message=first_time(SILENCE)) as server:
        worker = start_mail_worker(server)
        wait_until(lambda: server.messages)
        worker.kill()
        worker.communicate()

        mail.refresh_from_db()
        assert (mail.sent_at, mail.attempts) == (None, 1)
        assert mail.next_attempt_at > timezone.now() + dt.timedelta(minutes=4)

        # Neither the job nor the mail is touched while the dead worker's leases last.
        lost = JobState.objects.get(name="deliver-mail")
        assert lost.leased_until > timezone.now()
        next_worker = start_mail_worker(server)
        wait_for_line(next_worker, "The worker has started.")
        time.sleep(1)
        assert JobState.objects.get(name="deliver-mail").lease_token == lost.lease_token

        JobState.objects.update(leased_until=timezone.now())
        wait_until(lambda: JobState.objects.filter(heartbeat_at__gt=lost.heartbeat_at).exists())
        assert len(server.messages) == 1
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        end(next_worker)

    # It may have left before, so it comes under the same name.
    assert message_ids(server) == [mail.message_id] * 2


def test_two_workers_send_each_mail_once(start_mail_worker):
    with RawSmtpServer() as server:
        workers = [start_mail_worker(server) for _number in range(2)]
        for worker in workers:
            wait_for_line(worker, "The worker has started.")
        mails = [make_mail() for _number in range(12)]
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        for worker in workers:
            end(worker)

    assert sorted(message_ids(server)) == sorted(mail.message_id for mail in mails)


def test_a_worker_records_its_heartbeat(start_mail_worker):
    with RawSmtpServer() as server:
        worker = start_mail_worker(server)
        wait_until(lambda: JobState.objects.filter(name="deliver-mail").exists())
        end(worker)

    state = JobState.objects.get(name="deliver-mail")
    assert timezone.now() - state.heartbeat_at < dt.timedelta(seconds=30)
    # It ended as it should, and another worker may go on at once.
    assert state.leased_until is None
