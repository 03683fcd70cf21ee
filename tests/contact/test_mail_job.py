import signal
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from contact.mail import outbox
from contact.models import OutgoingMail
from publishing import jobs
from tests.contact.factories import deliver_mail, make_everything_due, make_mail
from tests.processes import end, wait_until


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_survives_an_outage_and_stops_cleanly_on_a_signal(
    smtp, start_mail_worker, number
):
    worker = start_mail_worker(smtp)
    make_mail()
    wait_until(lambda: OutgoingMail.objects.exclude(last_error="").exists())

    with smtp.up() as mailbox:
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        log = end(worker, number)

    assert len(mailbox.mails) == 1
    assert "The worker has stopped." in log


@pytest.mark.django_db
def test_a_single_run_reports_what_it_did(smtp, capsys):
    make_mail()
    make_mail()

    with smtp.up() as mailbox:
        mailbox.refusals = ["554 No"]
        call_command("run_worker", "--once", "--job", "deliver-mail")

    assert capsys.readouterr().out == "deliver-mail: delivered 1, still waiting 1\n"


@pytest.mark.django_db
def test_a_mail_about_no_case_is_delivered():
    mail = OutgoingMail.objects.create(
        recipient="editor@example.org", subject="A text to translate", body="It is new."
    )

    deliver_mail()

    (message,) = django_mail.outbox
    assert (message.to, message.subject) == (["editor@example.org"], "A text to translate")
    mail.refresh_from_db()
    assert mail.sent_at


@pytest.mark.django_db
def test_the_lease_is_renewed_between_two_mails(monkeypatch):
    make_mail()
    make_mail()
    monkeypatch.setattr(jobs, "HEARTBEAT_SECONDS", 0)
    leases = []

    def deliver(mail, may_wait):
        leases.append(jobs.JobState.objects.get().leased_until)
        return True

    monkeypatch.setattr(outbox, "deliver", deliver)

    deliver_mail()

    assert leases[0] < leases[1]
    assert leases[0] > timezone.now() + timedelta(seconds=30)


@pytest.mark.django_db
def test_a_run_that_has_lost_its_lease_leaves_the_rest_to_the_next_worker(monkeypatch):
    for _number in range(3):
        make_mail()
    monkeypatch.setattr(jobs, "HEARTBEAT_SECONDS", 0)
    delivered = []

    def deliver(mail, may_wait):
        delivered.append(mail)
        jobs.JobState.objects.update(lease_token=None)
        return True

    monkeypatch.setattr(outbox, "deliver", deliver)

    deliver_mail()

    assert len(delivered) == 1


@pytest.mark.django_db
def test_the_content_of_a_mail_is_not_logged(smtp, caplog):
    make_mail(message="Hemligt innehåll", email="sender@example.org")

    deliver_mail()

    assert "was not delivered at attempt 1: ConnectionRefusedError" in caplog.text
    assert "Hemligt" not in caplog.text
    assert "sender@example.org" not in caplog.text


@pytest.mark.django_db
def test_a_run_with_nothing_due_needs_few_queries(django_assert_max_num_queries):
    deliver_mail()
    savepoints = 2 if connection.in_atomic_block else 0

    # Claim: read and update; the next mail; how many wait; the end.
    with django_assert_max_num_queries(5 + savepoints):
        deliver_mail()
