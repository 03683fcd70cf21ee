"""Drafts without a page of their own: staff see them on the page of their section."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from publishing import sections
from publishing.language import reverse_in_language
from relations.models import Meeting
from tests.relations.factories import make_page, make_rotation, make_visit_kind

pytestmark = pytest.mark.django_db

BAR = {
    "sv": "Förhandsvisning: sidan är inte publicerad",
    "en": "Preview: this page is not public",
}
SECTIONS = [section.code for section in sections.all_sections() if section.url_name]
DRAFT = {"title_sv": "Provsida", "title_en": "Trial page", "state": "draft"}


def make_meeting(**fields):
    rotation = make_rotation()
    defaults = {"theme_sv": "Provtema", "theme_en": "Trial theme", "state": "draft"}
    return Meeting.objects.create(host=rotation.hosts.first(), **(defaults | fields))


def make_draft_kind():
    return make_visit_kind(title_sv="Provbesök", title_en="Trial visits", state="draft")


MAKE = {
    "meeting held": lambda: make_meeting(year=2001),
    "meeting to come": lambda: make_meeting(year=timezone.localdate().year + 30),
    "visitkind": make_draft_kind,
    "page": lambda: make_page(section="projects", **DRAFT),
}
WORDS = {"sv": r"Prov(tema|besök|sida)", "en": r"Trial (theme|visits|page)"}


def log_in(client, *codenames):
    user = User.objects.create_user("eva", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    client.defaults["wsgi.url_scheme"] = "https"


def links_of(client, record):
    """The two links to the site on the record's page in the admin, without their fragments."""
    page = reverse(f"admin:relations_{record._meta.model_name}_change", args=[record.pk])
    html = client.get(page, headers={"accept-language": "en"}).content.decode()
    links = re.findall(r'href="([^"]*)"[^>]*>\s*View in (?:Swedish|English)', html)
    return dict(zip(("sv", "en"), (unescape(link).split("#")[0] for link in links), strict=True))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_the_admins_links_lead_to_a_preview_of_the_draft(client, make, language):
    record = make()
    log_in(client, f"view_{record._meta.model_name}")

    response = client.get(links_of(client, record)[language])

    html = response.content.decode()
    assert re.search(WORDS[language], html)
    assert BAR[language] in html
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_others_get_the_public_page_at_the_same_url_without_a_cookie(client, make):
    record = make()
    log_in(client, f"view_{record._meta.model_name}")
    url = links_of(client, record)["en"]
    client.logout()

    response, public = client.get(url), client.get(url.split("?")[0])

    assert not re.search(WORDS["en"], response.content.decode())
    assert response.content == public.content
    assert not response.cookies


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_staff_without_the_permission_get_the_public_page(client, make):
    record = make()
    log_in(client, "view_city")

    html = client.get(f"{record.get_absolute_url('en').split('#')[0]}?preview=1").content.decode()

    assert not re.search(WORDS["en"], html)
    assert BAR["en"] not in html


@pytest.mark.parametrize("code", SECTIONS)
def test_the_page_of_every_section_is_previewed(client, code):
    page = make_page(section=code, **DRAFT)
    log_in(client, "view_page")

    html = client.get(links_of(client, page)["en"]).content.decode()

    assert "<h1>Trial page</h1>" in html
    assert BAR["en"] in html


def test_the_language_switch_stays_in_the_preview(client):
    kind = make_draft_kind()
    log_in(client, "view_visitkind")

    html = client.get(links_of(client, kind)["sv"]).content.decode()

    assert f'href="{reverse_in_language("relations:visits", "en")}?preview=1"' in html


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Läsarna ser inte den här"), ("en", "Readers do not see this")]
)
def test_a_draft_beside_what_is_public_is_marked(client, language, words):
    make_visit_kind()
    kind = make_draft_kind()
    log_in(client, "view_visitkind")

    html = client.get(links_of(client, kind)[language]).content.decode()

    assert html.count(words) == 1


def test_what_is_public_is_linked_without_a_preview(client):
    log_in(client, "view_visitkind", "view_page")

    links = [links_of(client, r) for r in (make_visit_kind(), make_page(section="projects"))]

    assert links == [
        {"sv": "/sv/besok/", "en": "/en/visits/"},
        {"sv": "/sv/projekt/", "en": "/en/projects/"},
    ]


REASON = {
    "state": "withdrawn",
    "withdrawn_reason_sv": "Mötet är inställt.",
    "withdrawn_reason_en": "The meeting is cancelled.",
}


@pytest.mark.parametrize("years", [-4, 2])
@pytest.mark.parametrize(
    ("path", "reason"),
    [("/sv/vanorter/", "Mötet är inställt."), ("/en/friendship-towns/", "The meeting is canc")],
)
def test_a_withdrawn_meeting_stays_on_its_page_with_the_reason(client, path, reason, years):
    year = (timezone.localdate() + timedelta(days=365 * years)).year
    make_meeting(year=year, **REASON)

    html = client.get(path).content.decode()

    assert html.count(reason) == 1
    assert f'id="meeting-{year}"' in html


@pytest.mark.parametrize("make", [make_meeting, make_visit_kind])
def test_the_help_says_where_a_withdrawn_part_is_found(client, make):
    record = make(**({"year": 2001} if make is make_meeting else {}))
    log_in(client, *(f"{a}_{record._meta.model_name}" for a in ("view", "change")))
    page = reverse(f"admin:relations_{record._meta.model_name}_change", args=[record.pk])

    texts = [
        client.get(page, headers={"accept-language": language}).content.decode()
        for language in ("sv", "en")
    ]

    assert "står kvar på den sida som den är en del av" in texts[0]
    assert "stays on the page that it is part of" in texts[1]
    assert "read at its address" not in texts[1]
