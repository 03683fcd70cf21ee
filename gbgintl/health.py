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

log = logging.getLogger(__name__)


@never_cache
@require_safe
def process(request):
    """Answer as long as the process does, without touching the database."""
    return plain("ok")


@never_cache
@require_safe
def services(request):
    """Answer 503 and what is down, if this process could not serve a visitor now.

    Mail that does not leave is a warning below the "ok": no visitor notices, nothing is lost, and
    taking the site away from them would help nobody.
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
    try:
        mail = outbox.state()
    except Exception:
        log.exception("The state of the mail is unknown")
        return ["warning: mail unknown"]
    return [
        f"warning: {text}"
        for text, is_so in (
            ("mail worker silent", not mail.is_worker_alive),
            ("mail waits", mail.is_late),
        )
        if is_so
    ]


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
