"""What the machines that watch the site ask: is the process alive, and can it do its work?

The answers are for anybody to read, so they name what is down and never why; the log says why.
"""

import logging
from functools import cache
from secrets import token_hex

from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contact.mail import outbox
from publishing import jobs

log = logging.getLogger(__name__)


@never_cache
@require_safe
def liveness(request):
    """Answer as long as the process does, without touching the database."""
    return plain("ok")


@never_cache
@require_safe
def readiness(request):
    """Answer 503 and what is down, if this process could not serve a visitor now.

    A worker that is silent and mail that does not leave are warnings below the "ok": no visitor
    notices, nothing is lost, and taking the site away from them would help nobody.
    """
    down = []
    for name, is_up in CHECKS.items():
        try:
            if not is_up():
                down.append(name)
        except Exception:
            # Whatever it is, the answer is the same, and the log has the reason.
            log.exception("Not ready: %s", name)
            down.append(name)
    if down:
        return plain(f"down: {', '.join(down)}", status=503)
    return plain("\n".join(["ok", *warnings()]))


def warnings():
    """Of what needs somebody to look, though no visitor notices it yet."""
    for subject, find in (("worker", job_warnings), ("mail", mail_warnings)):
        try:
            yield from (f"warning: {text}" for text in find())
        except Exception:
            log.exception("The state of the %s is unknown", subject)
            yield f"warning: {subject} unknown"


def job_warnings():
    states = jobs.states().values()
    if all(state.is_silent for state in states):
        return ["worker silent"]
    return [
        *(f"job {state.name} silent" for state in states if state.is_silent),
        *(f"job {state.name} failing" for state in states if state.is_failing),
    ]


def mail_warnings():
    return ["mail waits"] if outbox.state().is_late else []


def database_answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def migrations_are_applied():
    return not migrations_of_this_code() - set(MigrationRecorder(connection).applied_migrations())


@cache
def migrations_of_this_code():
    """Read from the disk once: it does not change under a running process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def cache_remembers():
    """Ask under a key of its own, so that two who ask at once do not disturb each other."""
    token = token_hex(8)
    store = caches["default"]
    store.set(f"health-{token}", token, timeout=10)
    remembered = store.get(f"health-{token}")
    store.delete(f"health-{token}")
    return remembered == token


CHECKS = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "cache": cache_remembers,
}


def plain(text, status=200):
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
