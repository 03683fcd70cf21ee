"""The site's commands as processes of their own, on the test database or on another."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection


def database_url():
    """The test database, as another process finds it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{account}@{database['HOST']}:{database['PORT']}/{quote(database['NAME'])}"


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(f"It did not come true in {seconds} seconds.")


def start_worker_process(*arguments, database=None, **environment):
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_worker", "--interval", "0.2", *arguments],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
            "DEBUG": "true",
            "DATABASE_URL": database or database_url(),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            **environment,
        },
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_line(worker, text):
    """Read the worker's log up to a line; one that never comes ends the worker and the test."""
    patience = threading.Timer(30, worker.kill)
    patience.start()
    found = any(text in line for line in iter(worker.stderr.readline, ""))
    patience.cancel()
    assert found


def end(worker, number=signal.SIGTERM):
    worker.send_signal(number)
    _out, log = worker.communicate(timeout=10)
    assert worker.returncode == 0
    assert "Traceback" not in log
    return log


class DatabaseServer:
    """A PostgreSQL server of a test's own, which it may stop and start."""

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
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "gbgintl.settings",
                "DEBUG": "true",
                "DATABASE_URL": self.url,
            },
            check=True,
            stdout=subprocess.DEVNULL,
        )
