"""Site-wide notices: on every page, in the reader's language, until the minute they end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from publishing.admin.notice import SiteNoticeAdmin
from publishing.models import SiteNotice

pytestmark = pytest.mark.django_db

SWEDISH, ENGLISH = "Telefonen är ur funktion.", "The telephones are down."
HOUR = timedelta(hours=1)


def make_notice(**fields):
    defaults = {
        "text_sv": SWEDISH,
        "text_en": ENGLISH,
        "is_on": True,
        "ends_at": timezone.now() + HOUR,
    }
    return SiteNotice.objects.create(**(defaults | fields))


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/sv/", SWEDISH),
        ("/en/", ENGLISH),
        ("/sv/kontakt/", SWEDISH),
        ("/en/contact/", ENGLISH),
        ("/sv/finns-inte/", SWEDISH),
        ("/en/documents/?page=9", ENGLISH),
    ],
)
def test_every_page_and_error_page_shows_a_notice_on_top(client, path, words):
    make_notice()

    html = text(client.get(path))

    assert html.index(f"<p>{words}</p>") < html.index('class="site-header"')


@pytest.mark.parametrize(("path", "label"), [("/sv/", "Meddelande"), ("/en/", "Notice")])
def test_notices_are_a_named_region(client, path, label):
    make_notice()

    assert f'<section class="site-notices" aria-label="{label}">' in text(client.get(path))


@pytest.mark.parametrize(
    ("path", "missing", "shown"),
    [
        ("/sv/", "text_sv", f'<p><span lang="en">{ENGLISH}</span></p>'),
        ("/en/", "text_en", f'<p><span lang="sv">{SWEDISH}</span></p>'),
    ],
)
def test_a_notice_in_the_other_language_is_marked_with_its_lang(client, path, missing, shown):
    make_notice(**{missing: ""})

    assert shown in text(client.get(path))


@pytest.mark.parametrize(
    "fields",
    [
        {"is_on": False},
        {"starts_at": timezone.now() + HOUR, "ends_at": timezone.now() + 2 * HOUR},
        {"ends_at": timezone.now() - HOUR},
    ],
    ids=["switched off", "to come", "over"],
)
def test_a_notice_is_shown_only_while_it_is_on(client, fields):
    make_notice(**fields)

    assert "site-notices" not in text(client.get("/en/"))


def test_a_notice_begins_and_ends_to_the_moment():
    start, end = datetime(2026, 5, 13, 10, tzinfo=UTC), datetime(2026, 5, 13, 13, tzinfo=UTC)
    notice = make_notice(starts_at=start, ends_at=end)
    moment = timedelta(microseconds=1)

    shown = {at: list(SiteNotice.objects.current(at)) for at in (start, end - moment)}

    assert shown == {start: [notice], end - moment: [notice]}
    assert not SiteNotice.objects.current(start - moment).exists()
    assert not SiteNotice.objects.current(end).exists()


def test_several_are_shown_with_one_query(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            response = client.get("/en/")
        return response, len(captured)

    _response, without = queries()
    make_notice()
    make_notice(text_en="The office is closed.")
    response, with_two = queries()

    assert "<p>The office is closed.</p>" in text(response)
    assert f"<p>{ENGLISH}</p>" in text(response)
    assert with_two == without


def test_a_page_is_shown_without_notices_when_the_database_is_down(client, database_down):
    with database_down():
        response = client.get("/en/contact/")

    assert response.status_code == 200
    assert "site-notices" not in text(response)


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("editor"))
    client.defaults["wsgi.url_scheme"] = "https"
    return client


ADD = "admin:publishing_sitenotice_add"
FORM = {"text_sv": SWEDISH, "text_en": ENGLISH, "is_on": "on", "ends_at": "2126-05-13T15:00"}


def test_staff_switch_a_notice_on_in_the_admin(staff):
    assert staff.post(reverse(ADD), FORM).status_code == 302

    assert SWEDISH in text(staff.get("/sv/"))


@pytest.mark.parametrize(
    ("wrong", "language", "message"),
    [
        ({"ends_at": ""}, "sv", "måste fyllas i"),
        ({"ends_at": ""}, "en", "This field is required."),
        ({"text_sv": "", "text_en": " "}, "sv", "Skriv det på minst ett av språken."),
        ({"text_sv": "", "text_en": " "}, "en", "Write it in at least one of the languages."),
        ({"starts_at": "2126-05-13T15:00"}, "sv", "Slutet måste komma efter början."),
        ({"starts_at": "2126-05-13T15:00"}, "en", "The end must come after the beginning."),
    ],
)
def test_an_invalid_notice_is_refused_with_the_reason(staff, wrong, language, message):
    response = staff.post(reverse(ADD), FORM | wrong, headers={"accept-language": language})

    assert response.status_code == 200
    assert message in text(response)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "Visas nu"),
        ({"is_on": False}, "Avstängt"),
        ({"starts_at": timezone.now() + HOUR, "ends_at": timezone.now() + 2 * HOUR}, "Kommande"),
        ({"ends_at": timezone.now() - HOUR}, "Avslutat"),
    ],
)
def test_the_list_says_which_notices_are_shown(fields, status):
    assert f">{status}</span>" in SiteNoticeAdmin.status(None, make_notice(**fields))
