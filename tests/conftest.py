import gc
import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import translation

from tests.processes import start_worker_process


def pytest_collection_modifyitems(config, items):
    """What needs a program that is not on this machine is skipped, and says so.

    Under `make check` everything is required (REQUIRE_ALL=1), and such a test fails instead. What
    needs no database is left out on PostgreSQL, but for what is slow: `make check` runs the one on
    SQLite only and the other on PostgreSQL only.
    """
    # The longest first, so that no worker waits at the end for another's.
    items.sort(key=lambda item: item.get_closest_marker("walk") is None)
    if connection.vendor == "postgresql":
        without = [item for item in items if not needs_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if needs_database(item)]
    required = os.environ.get("REQUIRE_ALL") == "1"
    reasons = {}
    if not shutil.which("chromium"):
        reasons["browser"] = "needs Chromium (Debian's package chromium)"
    if connection.vendor != "postgresql":
        reasons["postgresql"] = "needs DATABASE_URL to name a PostgreSQL server"
    for item in items:
        for mark, reason in reasons.items():
            if item.get_closest_marker(mark) and not required:
                item.add_marker(pytest.mark.skip(reason=reason))


def needs_database(item):
    marks = ("django_db", "slow")
    return any(map(item.get_closest_marker, marks)) or "django_db_setup" in item.fixturenames


def pytest_collection_finish():
    """The garbage collector leaves alone what has been loaded: a tenth of the time goes into it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def _nothing_left_from_the_test_before():
    """The language and the cache are a process's own and would reach into the next test."""
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory):
    return tmp_path_factory.mktemp("snapshots")


@pytest.fixture
def database_down(db):
    """A context in which every query fails as it does when the server has gone."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("the server has gone")

    return lambda: connection.execute_wrapper(refuse)


@pytest.fixture
def start_worker():
    """Starts workers, as many as a test wants, and ends those that are left."""
    started = []

    def start_worker(*arguments, **options):
        started.append(start_worker_process(*arguments, **options))
        return started[-1]

    yield start_worker
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()
