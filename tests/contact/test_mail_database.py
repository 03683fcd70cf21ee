"""The mail job while its database restarts."""

import shutil
import tempfile
import threading
from pathlib import Path

import pytest

from tests.contact.raw_smtp import RawSmtpServer, message_ids
from tests.processes import DatabaseServer, end, wait_for_line, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def database_server():
    folder = Path(tempfile.mkdtemp(prefix="gbgintl-postgresql-"))
    server = DatabaseServer(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


WAITING = "SELECT 1 FROM contact_outgoingmail WHERE sent_at IS NULL"
ONE_MORE_MAIL = """
from contact.models import Case
from contact.intake.mails import mail_to_office
mail_to_office(Case.objects.create(topic="question", message="?", language="sv")).save()
"""


@pytest.mark.postgresql
def test_a_worker_survives_a_restart_of_the_database(start_mail_worker, database_server):
    database_server.start()
    database_server.manage("migrate", "--verbosity", "0")
    database_server.manage("shell", "--verbosity", "0", "--command", ONE_MORE_MAIL)
    is_taken, is_restarting = threading.Event(), threading.Event()

    def answer(_line):
        is_taken.set()
        is_restarting.wait(20)

    with RawSmtpServer(message=answer) as server:
        worker = start_mail_worker(server, database=database_server.url)
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
        wait_until(lambda: len(server.messages) == 2)
        wait_until(lambda: not database_server.query(WAITING))
        end(worker)

    ids = database_server.query("SELECT message_id FROM contact_outgoingmail ORDER BY id")
    assert message_ids(server) == [message_id for (message_id,) in ids]
