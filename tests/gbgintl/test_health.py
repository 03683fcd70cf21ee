import datetime as dt

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from contact.mail import outbox
from contact.models import WorkerHeartbeat
from gbgintl import health
from tests.contact.test_outbox import make_mail


class CacheThatForgets:
    def set(self, *args, **kwargs):
        pass

    def get(self, *args, **kwargs):
        return None

    def delete(self, *args, **kwargs):
        pass


def broken(*args, **kwargs):
    raise ConnectionError("password=secret host=db.internal")


def test_the_process_answers_without_asking_the_database(client):
    # No django_db mark: a query would fail this test.
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_services_answer_when_all_of_them_work(client):
    outbox.beat()

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_asking_for_the_services_is_cheap(client, django_assert_max_num_queries):
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
        outbox.beat()
        WorkerHeartbeat.objects.update(heartbeat_at=timezone.now() - dt.timedelta(minutes=minutes))

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\nwarning: mail worker silent\n"


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "text"), [(14, b"ok\n"), (16, b"ok\nwarning: mail waits\n")])
def test_mail_that_waits_is_a_warning_without_details(client, minutes, text):
    outbox.beat()
    make_mail(email="sender@example.org")
    outbox.OutgoingMail.objects.update(
        created_at=timezone.now() - dt.timedelta(minutes=minutes),
        last_error="ConnectionRefusedError: mail.internal",
    )

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == text


@pytest.mark.django_db
def test_what_cannot_be_known_of_the_mail_is_a_warning_too(client, monkeypatch):
    monkeypatch.setattr(outbox, "state", broken)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ok\nwarning: mail unknown\n"


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/robots.txt"])
def test_what_machines_read_cannot_be_written_to(client, address):
    response = client.post(address)

    assert response.status_code == 405


def test_robots_may_read_everything_but_the_admin_and_find_the_sitemap(client, settings):
    settings.SITE_URL = "https://international.example.org"

    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [line for line in lines if line.startswith("Disallow:")] == ["Disallow: /admin/"]
    assert "Sitemap: https://international.example.org/sitemap.xml" in lines
