import datetime as dt

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from contact.mail import outbox
from gbgintl import health
from publishing import jobs
from publishing.models import JobState
from tests.contact.factories import make_mail


class CacheThatForgets:
    def set(self, *args, **kwargs):
        pass

    def get(self, *args, **kwargs):
        return None

    def delete(self, *args, **kwargs):
        pass


def broken(*args, **kwargs):
    raise ConnectionError("password=secret host=db.internal")


def make_jobs(minutes_ago=0, **fields):
    """What a worker leaves behind that ran every job so long ago."""
    seen_at = timezone.now() - dt.timedelta(minutes=minutes_ago)
    for name in jobs.registry:
        JobState.objects.create(
            **{"name": name, "next_run_at": seen_at, "heartbeat_at": seen_at} | fields
        )


def test_the_process_answers_without_asking_the_database(client):
    # No django_db mark: a query would fail this test.
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_site_that_is_ready_says_ok(client):
    make_jobs()

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_asking_for_readiness_is_cheap(client, django_assert_max_num_queries):
    health.migrations_of_this_code()

    with django_assert_max_num_queries(5):
        client.get("/readyz")


@pytest.mark.django_db
def test_a_database_that_is_down_is_named_without_details(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", broken)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"down: database, migrations\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_reported(client):
    MigrationRecorder(connection).record_unapplied("contenttypes", "0001_initial")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"down: migrations\n"


@pytest.mark.django_db
def test_a_cache_that_forgets_is_reported(client, monkeypatch):
    monkeypatch.setattr(health, "caches", {"default": CacheThatForgets()})

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"down: cache\n"


@pytest.mark.django_db
def test_a_cache_that_cannot_be_reached_is_reported_without_details(client, monkeypatch):
    monkeypatch.setattr(caches["default"], "set", broken)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"down: cache\n"


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [None, 6])
def test_a_worker_that_has_stopped_is_a_warning_and_the_site_stays_up(client, minutes):
    if minutes:
        make_jobs(minutes_ago=minutes)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\nwarning: worker silent\n"


@pytest.mark.django_db
def test_a_job_that_fails_is_a_warning_without_details(client):
    make_jobs()
    JobState.objects.filter(name="deliver-mail").update(last_error="ZeroDivisionError")

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\nwarning: job deliver-mail failing\n"


@pytest.mark.django_db
def test_a_single_job_that_no_worker_runs_is_named(client, monkeypatch):
    other = jobs.Job("other", lambda run: "", dt.timedelta(hours=1), dt.timedelta(minutes=1))
    monkeypatch.setitem(jobs.registry, "other", other)
    make_jobs()
    JobState.objects.filter(name="deliver-mail").delete()

    response = client.get("/readyz")

    assert response.content == b"ok\nwarning: job deliver-mail silent\n"


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "text"), [(14, b"ok\n"), (16, b"ok\nwarning: mail waits\n")])
def test_mail_that_waits_is_a_warning_without_details(client, minutes, text):
    make_jobs()
    make_mail(email="sender@example.org")
    outbox.OutgoingMail.objects.update(
        created_at=timezone.now() - dt.timedelta(minutes=minutes),
        last_error="ConnectionRefusedError: mail.internal",
    )

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("module", "function", "text"),
    [
        (outbox, "state", b"ok\nwarning: mail unknown\n"),
        (jobs, "states", b"ok\nwarning: worker unknown\n"),
    ],
)
def test_what_cannot_be_known_is_a_warning_too(client, monkeypatch, module, function, text):
    make_jobs()
    monkeypatch.setattr(module, function, broken)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == text


@pytest.mark.parametrize("url", ["/healthz", "/readyz", "/robots.txt"])
def test_what_machines_read_cannot_be_written_to(client, url):
    response = client.post(url)

    assert response.status_code == 405


def test_robots_may_read_everything_but_the_admin_and_find_the_sitemap(client, settings):
    settings.SITE_URL = "https://international.example.org"

    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [line for line in lines if line.startswith("Disallow:")] == ["Disallow: /admin/"]
    assert "Sitemap: https://international.example.org/sitemap.xml" in lines
