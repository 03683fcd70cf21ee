import datetime as dt
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from gbgintl.management.commands import run_worker
from gbgintl.management.commands.run_worker import Command
from publishing import jobs
from publishing.models import JobState

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def registry(monkeypatch):
    """Two jobs in place of the site's own; `registry.calls` names those that ran, in order."""

    class Registry(dict):
        calls = []

        def add(self, name, work):
            def run(job_run):
                self.calls.append(name)
                return work(job_run)

            self[name] = jobs.Job(name, run, HOUR, HOUR)

    registry = Registry()
    registry.calls = []
    monkeypatch.setattr(jobs, "registry", registry)
    return registry


def fail(job_run):
    raise ValueError("somebody@example.org")


@pytest.mark.django_db
def test_once_runs_every_job_that_is_due_and_says_what_it_did(registry, capsys):
    registry.add("count-sheep", lambda job_run: "counted 3")
    registry.add("shear-sheep", lambda job_run: "sheared 1")
    JobState.objects.create(name="shear-sheep", next_run_at=timezone.now() + HOUR)

    call_command("run_worker", "--once")

    assert capsys.readouterr().out == (
        "count-sheep: counted 3\nshear-sheep: not due, or with another worker\n"
    )
    assert registry.calls == ["count-sheep"]


@pytest.mark.django_db
def test_a_job_that_is_asked_for_by_name_runs_now_and_alone(registry):
    registry.add("count-sheep", lambda job_run: "counted 3")
    registry.add("shear-sheep", lambda job_run: "sheared 1")
    JobState.objects.create(name="shear-sheep", next_run_at=timezone.now() + HOUR)

    call_command("run_worker", "--once", "--job", "shear-sheep")

    assert registry.calls == ["shear-sheep"]


@pytest.mark.django_db
def test_a_job_that_fails_does_not_stop_the_others_and_is_told_at_the_end(registry):
    registry.add("count-sheep", fail)
    registry.add("shear-sheep", lambda job_run: "sheared 1")

    with pytest.raises(CommandError, match="^count-sheep failed: ValueError$"):
        call_command("run_worker", "--once")

    assert registry.calls == ["count-sheep", "shear-sheep"]


def test_a_job_that_does_not_exist_is_refused(registry):
    registry.add("count-sheep", lambda job_run: "counted 3")

    with pytest.raises(CommandError, match="invalid choice: 'milk-sheep'"):
        call_command("run_worker", "--once", "--job", "milk-sheep")


@pytest.fixture
def command(monkeypatch):
    monkeypatch.setattr(run_worker, "close_old_connections", bool)
    monkeypatch.setattr(run_worker.connections, "close_all", bool)
    command = Command()
    command.stopping = threading.Event()
    return command


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("the server has gone"), "cannot use the database: OperationalError"),
        (ValueError("somebody@example.org"), "was not run: ValueError"),
    ],
)
def test_the_worker_outlives_what_goes_wrong(monkeypatch, caplog, command, error, said):
    rounds = []

    def run(job, stopping):
        rounds.append(1)
        if len(rounds) == 3:
            command.stop(None, None)
            return
        raise error

    monkeypatch.setattr(jobs, "run", run)

    command.repeat(jobs.Job("count-sheep", fail, dt.timedelta(0), HOUR))

    assert len(rounds) == 3
    assert caplog.text.count(f"Job count-sheep {said}") == 2
    assert "somebody@example.org" not in caplog.text
