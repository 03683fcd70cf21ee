import datetime as dt

import pytest
from django.utils import timezone

from contact.intake.mails import mail_to_office
from contact.models import OutgoingMail
from tests.contact.factories import (
    REGISTRAR,
    make_class,
    make_closed,
    make_mail_job,
    make_registered_case,
    make_staff,
)
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

TROUBLE = [
    ("sv", "Inga mejl skickas.", "var senast igång", "Det äldsta mejlet som inte har skickats"),
    ("en", "No e-mail is being sent.", "last ran", "The oldest e-mail that has not been sent"),
]


@pytest.mark.parametrize(("language", "no_mail", "last", "oldest"), TROUBLE)
def test_a_stopped_worker_and_the_oldest_mail_are_reported(
    client, handler, language, no_mail, last, oldest
):
    make_mail_job(minutes_ago=60)
    mail = mail_to_office(make_registered_case())
    mail.save()
    waits_since = timezone.now() - dt.timedelta(hours=3)
    OutgoingMail.objects.update(created_at=waits_since)

    shown = words(client.get("/admin/", headers={"accept-language": language}))

    for text in (no_mail, last, oldest):
        assert text in shown
    written = {"sv": "kl. %H.%M", "en": "%H:%M"}[language]
    assert f"{timezone.localtime(waits_since):{written}}" in shown


def test_a_worker_that_never_ran_is_reported(client, handler):
    assert "E-postprogrammet är inte startat." in words(client.get("/admin/"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "E-postprogrammet fungerar inte."), ("en", "e-mail program is not working.")],
)
def test_a_failing_mail_job_is_reported(client, handler, language, said):
    make_mail_job(last_error="ZeroDivisionError")

    shown = words(client.get("/admin/", headers={"accept-language": language}))

    assert said in shown
    assert "ZeroDivisionError" not in shown


def test_a_late_mail_without_a_case_is_not_linked(client, handler):
    make_mail_job()
    OutgoingMail.objects.create(
        recipient="editor@example.org",
        subject="?",
        body="?",
        created_at=timezone.now() - dt.timedelta(hours=3),
    )

    page = client.get("/admin/")

    assert "Det äldsta mejlet" in words(page)
    assert "delivery=waiting" not in page.content.decode()


def test_no_warning_is_shown_while_mail_is_sent(client, handler):
    make_mail_job()
    mail_to_office(make_registered_case()).save()

    shown = words(client.get("/admin/"))

    assert "Inga mejl" not in shown
    assert "Det äldsta mejlet" not in shown
    assert "1 mejl på väg" in shown


def test_mail_that_was_given_up_is_reported(client, handler):
    make_mail_job()
    mail_to_office(make_registered_case()).save()
    OutgoingMail.objects.update(kind="answer", failed_at=timezone.now())

    page = client.get("/admin/")

    assert "1 mejl till en avsändare kunde inte levereras" in words(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ("1 mina och ej tilldelade", "1 i karantän")),
        ("en", ("1 mine and", "1 in quarantine")),
    ],
)
def test_waiting_cases_are_counted(client, handler, language, said):
    make_registered_case()
    make_registered_case(status="quarantined")

    shown = words(client.get("/admin/", headers={"accept-language": language}))

    for text in said:
        assert text in shown


def test_cases_due_for_deletion_are_shown_to_those_who_may_confirm_it(client, handler):
    make_class()
    make_closed()
    assert "dags att gallra" not in words(client.get("/admin/"))

    client.force_login(make_staff("karin", REGISTRAR))
    assert "1 dags att gallra" in words(client.get("/admin/"))
