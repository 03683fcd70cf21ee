import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, connections
from django.utils import timezone

from publishing import jobs
from publishing.jobs import Job, claim, run
from publishing.models import JobState

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)


def make_job(work=lambda job_run: "done", interval=HOUR, lease=MINUTE):
    return Job("test-job", work, interval, lease)


def state():
    return JobState.objects.get(name="test-job")


def fail(job_run):
    raise ValueError("somebody@example.org is invalid")


def test_two_jobs_cannot_have_one_name(monkeypatch):
    monkeypatch.setattr(jobs, "registry", {})
    jobs.register(make_job())

    with pytest.raises(ValueError, match="test-job"):
        jobs.register(make_job())


@pytest.mark.django_db
def test_a_job_runs_at_once_and_then_by_its_interval():
    runs = []
    job = make_job(lambda job_run: runs.append(1) or "done again")

    assert run(job).summary == "done again"
    assert run(job) is None
    JobState.objects.update(next_run_at=timezone.now())
    assert run(job).summary == "done again"

    assert len(runs) == 2
    assert HOUR - MINUTE < state().next_run_at - timezone.now() <= HOUR


@pytest.mark.django_db
def test_a_job_that_is_not_due_runs_when_asked_for():
    job = make_job()
    run(job)

    assert run(job, only_if_due=False).summary == "done"


@pytest.mark.django_db
def test_a_job_that_is_running_is_not_started_again_even_when_asked_for():
    job = make_job(lambda job_run: str(run(job, only_if_due=False)))

    assert run(job).summary == "None"


@pytest.mark.django_db
def test_a_lease_is_freed_at_the_end_and_shows_when_the_worker_was_last_seen():
    run(make_job())

    after = state()
    assert (after.leased_until, after.lease_token) == (None, None)
    assert timezone.now() - after.heartbeat_at < MINUTE


@pytest.mark.django_db
def test_a_lease_that_ran_out_is_taken_over_and_its_former_holder_changes_nothing():
    job = make_job()
    killed = claim(job)
    assert claim(job) is None

    JobState.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    successor = claim(job)
    leased_until = state().leased_until
    killed.next_heartbeat = 0
    killed.heartbeat()
    killed.end("an earlier error")

    assert killed.is_stopping
    assert not successor.is_stopping
    assert (state().leased_until, state().last_error) == (leased_until, "")


@pytest.mark.django_db
def test_a_lease_that_is_renewed_at_the_last_moment_is_not_taken_over():
    job = make_job()
    holder = claim(job)
    JobState.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    holder.next_heartbeat = 0

    def renew_first(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and not renewals:
            renewals.append(1)
            holder.heartbeat()
        return execute(sql, params, many, context)

    renewals = []
    with connection.execute_wrapper(renew_first):
        successor = claim(job)

    assert successor is None
    assert not holder.is_stopping


@pytest.mark.django_db
def test_a_heartbeat_renews_the_lease_but_not_at_every_step(django_assert_num_queries):
    job_run = claim(make_job())
    earlier = timezone.now() - MINUTE
    JobState.objects.update(heartbeat_at=earlier, leased_until=earlier)

    with django_assert_num_queries(0):
        job_run.heartbeat()
    job_run.next_heartbeat = 0
    job_run.heartbeat()
    with django_assert_num_queries(0):
        job_run.heartbeat()

    assert state().leased_until > timezone.now()
    assert state().heartbeat_at > earlier
    assert not job_run.is_stopping


def test_heartbeats_come_several_times_within_a_short_lease():
    short = make_job(lease=dt.timedelta(seconds=30))

    assert jobs.JobRun(short, None, threading.Event()).pause == 10


@pytest.mark.django_db
def test_a_job_that_fails_is_kept_with_the_type_of_its_error_and_runs_again(caplog):
    assert run(make_job(fail)).error == "ValueError"

    assert state().last_error == "ValueError"
    assert state().is_failing
    assert state().leased_until is None
    assert "Job test-job failed: ValueError (test_jobs.py:" in caplog.text
    assert "somebody@example.org" not in caplog.text

    run(make_job(), only_if_due=False)
    assert not state().is_failing


@pytest.mark.django_db
def test_a_job_sees_that_the_worker_is_stopping():
    stopping = threading.Event()
    seen = []

    def work(job_run):
        seen.append(job_run.is_stopping)
        stopping.set()
        seen.append(job_run.is_stopping)
        return "ended early"

    run(make_job(work), stopping)

    assert seen == [False, True]
    assert state().leased_until is None


@pytest.mark.django_db(transaction=True)
def test_the_end_of_a_job_is_recorded_as_soon_as_the_database_is_back(monkeypatch, caplog):
    downs = iter([True, True, False])

    def refuse(execute, sql, params, many, context):
        if "last_error" in sql and sql.startswith("UPDATE") and next(downs, False):
            raise OperationalError("the server has gone")
        return execute(sql, params, many, context)

    monkeypatch.setattr(jobs, "close_old_connections", bool)
    monkeypatch.setattr(jobs, "SECONDS_BETWEEN_DATABASE_ATTEMPTS", 0)
    with connection.execute_wrapper(refuse):
        assert run(make_job()).summary == "done"

    assert caplog.text.count("cannot use the database: OperationalError") == 2
    assert state().leased_until is None


@pytest.mark.django_db
def test_a_stopping_worker_does_not_wait_for_the_database(monkeypatch):
    stopping = threading.Event()

    def refuse(execute, sql, params, many, context):
        raise OperationalError("the server has gone")

    def work(job_run):
        stopping.set()
        wrapper.__enter__()
        return "done"

    wrapper = connection.execute_wrapper(refuse)
    try:
        with pytest.raises(OperationalError):
            run(make_job(work), stopping)
    finally:
        wrapper.__exit__(None, None, None)


@pytest.mark.django_db
def test_a_database_failure_during_a_job_is_logged_as_such(monkeypatch, caplog):
    def work(job_run):
        raise OperationalError("the server has gone")

    monkeypatch.setattr(jobs, "close_old_connections", bool)

    assert run(make_job(work)).error == "OperationalError"
    assert "Job test-job cannot use the database: OperationalError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_at_once_one_gets_the_job():
    together = threading.Barrier(4)
    job = make_job()

    def compete():
        try:
            together.wait(10)
            return claim(job)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        claims = [pool.submit(compete) for _worker in range(4)]

    assert sum(claimed.result() is not None for claimed in claims) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("next_run", "heartbeat", "is_silent"),
    [
        (-4, -4, False),
        (-6, -6, True),
        # It runs and takes its time.
        (-6, -1, False),
        # It is not due before tomorrow.
        (24 * 60, -60, False),
        (-6, None, True),
    ],
)
def test_a_job_is_silent_when_it_is_overdue_without_a_heartbeat(next_run, heartbeat, is_silent):
    now = timezone.now()
    overdue = JobState(
        name="test-job",
        next_run_at=now + MINUTE * next_run,
        heartbeat_at=None if heartbeat is None else now + MINUTE * heartbeat,
    )

    assert overdue.is_silent is is_silent


@pytest.mark.django_db
def test_the_states_name_every_registered_job_in_one_query(monkeypatch, django_assert_num_queries):
    ran = make_job()
    run(ran)
    never_ran = Job("other-job", ran.run, HOUR, MINUTE)
    monkeypatch.setattr(jobs, "registry", {job.name: job for job in (ran, never_ran)})

    with django_assert_num_queries(1):
        states = jobs.states()

    assert {name: found.is_silent for name, found in states.items()} == {
        "test-job": False,
        "other-job": True,
    }
