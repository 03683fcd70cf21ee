"""Leased jobs: recurring work that one worker at a time does, on however many hosts.

An app registers its jobs in `registrations.py`; `manage.py run_worker` runs them. A worker claims
the job's row, renews the lease by heartbeats while it works, and frees it at the end. The lease of
a worker that was killed runs out, and another worker takes the job over.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import InterfaceError, OperationalError, close_old_connections, models
from django.utils import timezone

logger = logging.getLogger(__name__)

DATABASE_IS_DOWN = (OperationalError, InterfaceError)

# A job that is due and without a heartbeat for so long has no worker.
SILENT_AFTER = timedelta(minutes=5)
HEARTBEAT_SECONDS = 20
SECONDS_BETWEEN_DATABASE_ATTEMPTS = 1


class JobState(models.Model):
    """Lease: which job a worker has claimed, until when, and how the last run went.

    Every host sees it, so that any web process can tell whether the jobs run.
    """

    name = models.CharField(max_length=50, primary_key=True)
    next_run_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    # Only the holder of the token may renew or free the lease.
    lease_token = models.UUIDField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    # The type of the error alone: its text could quote personal data.
    last_error = models.CharField(max_length=100, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name

    @property
    def is_failing(self):
        return bool(self.last_error)

    @property
    def is_silent(self):
        """Whether the job is overdue and no worker has given a sign of life."""
        if not self.heartbeat_at:
            return True
        return max(self.next_run_at, self.heartbeat_at) < timezone.now() - SILENT_AFTER


@dataclass(frozen=True)
class Job:
    """Something to do again and again.

    `run` is called with a `JobRun` and returns a sentence on what it did. The lease has to last
    longer than the longest time between two heartbeats, unless two may run at once.
    """

    name: str
    run: Callable[["JobRun"], str]
    interval: timedelta
    lease: timedelta


registry: dict[str, Job] = {}


def register(job):
    if job.name in registry:
        raise ValueError(f"There is a job {job.name} already.")
    registry[job.name] = job


@dataclass(frozen=True)
class Outcome:
    summary: str = ""
    error: str = ""


class JobRun:
    """One run of a job, as the job itself sees it."""

    def __init__(self, job, token, stopping):
        self.job = job
        self.token = token
        self.stopping = stopping
        self.has_lost_lease = False
        self.pause = min(HEARTBEAT_SECONDS, job.lease.total_seconds() / 3)
        self.next_heartbeat = time.monotonic() + self.pause

    @property
    def is_stopping(self):
        """Whether to end after what is under way: told to, or because another took over."""
        return self.stopping.is_set() or self.has_lost_lease

    def heartbeat(self):
        """Renew the lease; as cheap as it has to be to be called after every step."""
        if time.monotonic() < self.next_heartbeat:
            return
        now = timezone.now()
        self.has_lost_lease = not self._own_state().update(
            heartbeat_at=now, leased_until=now + self.job.lease
        )
        self.next_heartbeat = time.monotonic() + self.pause

    def end(self, error):
        now = timezone.now()
        self._own_state().update(
            next_run_at=now + self.job.interval,
            leased_until=None,
            lease_token=None,
            heartbeat_at=now,
            last_error=error,
        )

    def _own_state(self):
        return JobState.objects.filter(name=self.job.name, lease_token=self.token)


def claim(job, stopping=None, only_if_due=True):
    """Compare-and-set: a `JobRun` with the lease, or None if not due or with another worker."""
    state, _created = JobState.objects.get_or_create(name=job.name)
    now = timezone.now()
    is_leased = state.leased_until is not None and state.leased_until > now
    if is_leased or (only_if_due and state.next_run_at > now):
        return None
    token = uuid4()
    # Of two workers that read the same row, only one finds it unchanged; and neither does if its
    # holder has just renewed the lease.
    is_claimed = JobState.objects.filter(
        name=job.name,
        lease_token=state.lease_token,
        leased_until=state.leased_until,
        next_run_at=state.next_run_at,
    ).update(lease_token=token, leased_until=now + job.lease, heartbeat_at=now)
    return JobRun(job, token, stopping or threading.Event()) if is_claimed else None


def run(job, stopping=None, only_if_due=True):
    """Run a job under its lease; None if it is not due or with another worker.

    An error ends this run and not the worker: it is logged and kept with the job.
    """
    job_run = claim(job, stopping, only_if_due)
    if job_run is None:
        return None
    outcome = _outcome(job_run)
    while True:
        try:
            job_run.end(outcome.error)
        except DATABASE_IS_DOWN as error:
            if job_run.is_stopping:
                raise
            _log_database(job, error)
            close_old_connections()
            job_run.stopping.wait(SECONDS_BETWEEN_DATABASE_ATTEMPTS)
        else:
            return outcome


def _outcome(job_run):
    job = job_run.job
    try:
        return Outcome(summary=job.run(job_run))
    except DATABASE_IS_DOWN as error:
        _log_database(job, error)
        close_old_connections()
        return Outcome(error=type(error).__name__)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        logger.error(
            "Job %s failed: %s (%s:%s)",
            job.name,
            type(error).__name__,
            Path(place.filename).name,
            place.lineno,
        )
        return Outcome(error=type(error).__name__)


def _log_database(job, error):
    logger.error("Job %s cannot use the database: %s", job.name, type(error).__name__)


def states():
    """The state of every registered job by name, in one query; of one that never ran too."""
    known = JobState.objects.in_bulk(list(registry))
    return {name: known.get(name) or JobState(name=name) for name in registry}
