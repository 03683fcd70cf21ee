import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.db import OperationalError, connection

from contact.mail import outbox
from contact.models import OutgoingMail
from tests.contact.test_outbox import make_everything_due, make_mail


def database_url():
    """The test database, as another process finds it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{account}@{database['HOST']}:{database['PORT']}/{quote(database['NAME'])}"


@pytest.fixture
def worker(smtp):
    """A mail worker in a process of its own, on the test database."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "deliver_mail", "--loop", "--interval", "0.2"],
        cwd=site.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gbgintl.settings",
            "DEBUG": "true",
            "DATABASE_URL": database_url(),
            "EMAIL_URL": f"smtp://127.0.0.1:{smtp.port}",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(f"It did not come true in {seconds} seconds.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_outlives_an_outage_and_ends_cleanly_when_told_to(smtp, worker, number):
    make_mail()
    wait_until(lambda: OutgoingMail.objects.exclude(last_error="").exists())

    with smtp.up() as mailbox:
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        worker.send_signal(number)
        _out, log = worker.communicate(timeout=10)

    assert worker.returncode == 0
    assert len(mailbox.mails) == 1
    assert "The mail worker has stopped." in log
    assert "Traceback" not in log


@pytest.mark.django_db
def test_a_single_run_says_what_it_did(smtp, capsys):
    make_mail()
    make_mail()

    with smtp.up() as mailbox:
        mailbox.refusals = ["554 No"]
        call_command("deliver_mail")

    assert capsys.readouterr().out == "Delivered: 1. Still waiting: 1.\n"


def test_the_loop_outlives_a_database_that_is_down(monkeypatch, caplog):
    from contact.management.commands.deliver_mail import Command

    command = Command()
    command.is_stopping = False
    command.next_beat = float("inf")
    rounds = []

    def claim():
        rounds.append(1)
        if len(rounds) == 3:
            command.stop(signal.SIGTERM, None)
            return None
        raise OperationalError("the server has gone")

    monkeypatch.setattr(outbox, "claim", claim)
    monkeypatch.setattr("contact.management.commands.deliver_mail.close_old_connections", bool)

    command.deliver_for_ever(interval=0)

    assert len(rounds) == 3
    assert caplog.text.count("cannot use the database: OperationalError") == 2


@pytest.mark.django_db
def test_nothing_of_the_letter_is_logged(smtp, caplog):
    make_mail(message="Hemligt innehåll", email="sender@example.org")

    call_command("deliver_mail", verbosity=0)

    assert "was not delivered at attempt 1: ConnectionRefusedError" in caplog.text
    assert "Hemligt" not in caplog.text
    assert "sender@example.org" not in caplog.text
