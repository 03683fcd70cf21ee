"""The mail worker as a process of its own, against what mail servers and machines do to it."""

import datetime as dt
import email
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as site
from django.utils import timezone

from contact.models import OutgoingMail, WorkerHeartbeat
from tests.contact.raw_smtp import HANG_UP, SILENCE, RawSmtpServer
from tests.contact.test_deliver_mail import database_url, wait_until
from tests.contact.test_outbox import make_everything_due, make_mail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def start_worker():
    """Starts workers, as many as a test wants, and ends those that are left."""
    started = []

    def start_worker(server, database=None):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "deliver_mail", "--loop", "--interval", "0.2"],
            cwd=site.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.contact.worker_settings",
                "DEBUG": "true",
                "DATABASE_URL": database or database_url(),
                "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start_worker
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def message_ids(server):
    return [email.message_from_bytes(letter)["Message-ID"] for letter in server.letters]


def first_time(answer):
    """The answer once, and politeness ever after."""
    answers = iter([answer])
    return lambda _line: next(answers, None)


def wait_for_line(worker, text):
    """Reads the worker's log up to a line; one that never comes ends the worker and the test."""
    patience = threading.Timer(30, worker.kill)
    patience.start()
    found = any(text in line for line in iter(worker.stderr.readline, ""))
    patience.cancel()
    assert found


def end(worker):
    worker.send_signal(signal.SIGTERM)
    _out, log = worker.communicate(timeout=10)
    assert worker.returncode == 0
    assert "Traceback" not in log
    return log


@pytest.mark.parametrize(
    ("step", "answer", "error"),
    [
        ("greeting", "421 too busy", "SMTPConnectError: 421 too busy"),
        ("greeting", SILENCE, "timed out"),
        ("greeting", HANG_UP, "SMTPServerDisconnected"),
        ("MAIL", "451 later", "SMTPSenderRefused: 451 later"),
        ("RCPT", "450 later", "SMTPRecipientsRefused: 450 later"),
        ("RCPT", "550 nobody", "SMTPRecipientsRefused: 550 nobody"),
        ("letter", "452 no room", "SMTPDataError: 452 no room"),
        ("letter", SILENCE, "timed out"),
        ("letter", HANG_UP, "SMTPServerDisconnected"),
    ],
)
def test_a_mail_survives_what_a_mail_server_does(start_worker, step, answer, error):
    mail = make_mail()

    with RawSmtpServer(**{step: first_time(answer)}) as server:
        worker = start_worker(server)
        wait_until(lambda: OutgoingMail.objects.exclude(last_error="").exists())
        mail.refresh_from_db()
        assert error in mail.last_error
        assert mail.sent_at is None
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        end(worker)

    # Where the server took the letter and did not say so, it came again as the same mail.
    was_taken_before = step == "letter"
    assert message_ids(server) == [mail.message_id] * (2 if was_taken_before else 1)
    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error) == (2, "")


def test_a_recipient_who_is_refused_is_in_nobody_elses_way(start_worker):
    refused, *others = (make_mail() for _number in range(3))
    OutgoingMail.objects.filter(pk=refused.pk).update(recipient="nobody@example.org")

    def answer(line):
        return "550 nobody" if "nobody@" in line else None

    with RawSmtpServer(RCPT=answer) as server:
        worker = start_worker(server)
        wait_until(lambda: OutgoingMail.objects.waiting().count() == 1)
        end(worker)

    assert message_ids(server) == [mail.message_id for mail in others]
    refused.refresh_from_db()
    assert refused.last_error == "SMTPRecipientsRefused: 550 nobody"


@pytest.mark.parametrize("answer", [SILENCE, HANG_UP, "554 go away"])
def test_a_server_that_is_rude_at_the_farewell_gets_no_second_mail(start_worker, answer):
    mail = make_mail()

    with RawSmtpServer(QUIT=answer) as server:
        worker = start_worker(server)
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        make_everything_due()
        end(worker)

    assert message_ids(server) == [mail.message_id]


def test_told_to_stop_a_worker_brings_the_mail_on_its_way_to_its_end(start_worker):
    mail, later = make_mail(), make_mail()
    is_taken, is_told = threading.Event(), threading.Event()

    def answer(_line):
        is_taken.set()
        is_told.wait(10)

    with RawSmtpServer(letter=answer) as server:
        worker = start_worker(server)
        assert is_taken.wait(20)
        worker.send_signal(signal.SIGTERM)
        is_told.set()
        log = end(worker)

    assert "The mail worker has stopped." in log
    assert message_ids(server) == [mail.message_id]
    mail.refresh_from_db()
    later.refresh_from_db()
    assert mail.sent_at
    assert (later.sent_at, later.attempts) == (None, 0)


def test_told_to_stop_a_worker_does_not_wait_for_a_silent_server_for_ever(start_worker):
    mail = make_mail()

    with RawSmtpServer(greeting=SILENCE) as server:
        worker = start_worker(server)
        wait_until(lambda: server.steps)
        end(worker)

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert "timed out" in mail.last_error


def test_a_mail_outlives_a_worker_that_is_killed_over_it(start_worker):
    mail = make_mail()

    with RawSmtpServer(letter=first_time(SILENCE)) as server:
        worker = start_worker(server)
        wait_until(lambda: server.letters)
        worker.kill()
        worker.communicate()

        mail.refresh_from_db()
        assert (mail.sent_at, mail.attempts) == (None, 1)
        assert mail.next_attempt_at > timezone.now() + dt.timedelta(minutes=4)

        # Nobody touches it while the dead worker's claim lasts.
        next_worker = start_worker(server)
        wait_until(lambda: WorkerHeartbeat.objects.exists())
        assert len(server.letters) == 1
        make_everything_due()
        wait_until(lambda: not OutgoingMail.objects.waiting().exists())
        end(next_worker)

    # It may have left before, so it comes under the same name.
    assert message_ids(server) == [mail.message_id] * 2


def test_a_worker_shows_that_it_lives(start_worker):
    with RawSmtpServer() as server:
        worker = start_worker(server)
        wait_until(lambda: WorkerHeartbeat.objects.exists())
        end(worker)

    assert timezone.now() - WorkerHeartbeat.objects.get().heartbeat_at < dt.timedelta(seconds=30)


@pytest.fixture
def database_server():
    """A PostgreSQL server of the test's own, which it may stop and start."""
    folder = Path(tempfile.mkdtemp(prefix="gbgintl-postgresql-"))
    server = DatabaseServer(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class DatabaseServer:
    PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))

    def __init__(self, folder):
        # It refuses to run as root.
        self.account = {"user": "postgres"} if os.geteuid() == 0 else {}
        if self.account:
            shutil.chown(folder, "postgres")
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"postgres://site@127.0.0.1:{self.port}/postgres?connect_timeout=5"
        self.process = None
        subprocess.run(
            [self.PROGRAMS / "initdb", "-D", folder / "data", "-U", "site", "-A", "trust", "-N"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **self.account,
        )

    def start(self):
        self.process = subprocess.Popen(
            [self.PROGRAMS / "postgres", "-D", self.folder / "data", "-p", str(self.port)]
            + ["-h", "127.0.0.1", "-k", self.folder, "-F"],
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            **self.account,
        )
        wait_until(self.answers)

    def stop(self):
        if self.process and self.process.poll() is None:
            # Ends every connection at once.
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def answers(self):
        try:
            self.query("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def query(self, sql):
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def manage(self, *arguments):
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=site.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "gbgintl.settings",
                "DEBUG": "true",
                "DATABASE_URL": self.url,
            },
            check=True,
            stdout=subprocess.DEVNULL,
        )


WAITING = "SELECT 1 FROM contact_outgoingmail WHERE sent_at IS NULL"
ONE_MORE_MAIL = """
from contact.models import Case
from contact.intake.letters import mail_to_office
mail_to_office(Case.objects.create(topic="question", message="?", language="sv")).save()
"""


@pytest.mark.postgresql
def test_a_worker_outlives_a_restart_of_the_database(start_worker, database_server):
    database_server.start()
    database_server.manage("migrate", "--verbosity", "0")
    database_server.manage("shell", "--verbosity", "0", "--command", ONE_MORE_MAIL)
    is_taken, is_restarting = threading.Event(), threading.Event()

    def answer(_line):
        is_taken.set()
        is_restarting.wait(20)

    with RawSmtpServer(letter=answer) as server:
        worker = start_worker(server, database_server.url)
        assert is_taken.wait(20)
        database_server.stop()
        is_restarting.set()
        # The mail has left, and the database that should know of it has gone.
        wait_for_line(worker, "has left, not recorded: OperationalError")
        database_server.start()
        wait_until(lambda: not database_server.query(WAITING))

        # Once more while the worker rests, and with a mail that comes afterwards.
        database_server.stop()
        wait_for_line(worker, "cannot use the database: OperationalError")
        database_server.start()
        database_server.manage("shell", "--verbosity", "0", "--command", ONE_MORE_MAIL)
        wait_until(lambda: len(server.letters) == 2)
        wait_until(lambda: not database_server.query(WAITING))
        end(worker)

    ids = database_server.query("SELECT message_id FROM contact_outgoingmail ORDER BY id")
    assert message_ids(server) == [message_id for (message_id,) in ids]
