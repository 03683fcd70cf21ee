"""Every kind of page, and every state of it that a reader or an editor can meet.

`make crawl` (CRAWL=full) opens them all in both languages, CI one of a kind.
"""

import os
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from gbgintl import errors
from gbgintl.initial_content.loader import load_content
from relations.models import (
    City,
    Cooperation,
    Document,
    DocumentVersion,
    HostTown,
    Meeting,
    Network,
    Page,
    Project,
    Rotation,
)
from tests.relations.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_image,
    make_network,
    make_theme,
)

LONG_WORD = "Förvaltningsområdessamordning"

ERROR_PAGES = ("400", "403", "403_csrf", "413", "500")

IS_FULL = os.environ.get("CRAWL") == "full"
# The page of each kind whose text or layout is most in danger, in one of the languages.
ONE_OF_A_KIND = {
    "sv": {
        "start",
        "city list filtered",
        "city with long name and picture",
        "friendship towns",
        "network with long name",
        "document with file",
        "contact",
        "404",
    },
    "en": {
        "start",
        "city list",
        "city with a line of time",
        "network untranslated",
        "project whole",
        "visits",
        "document on request",
        "about page",
    },
}


def _both(**texts):
    """The same text in both languages."""
    return {f"{name}_{code}": text for name, text in texts.items() for code in ("sv", "en")}


def make_content():
    """The initial content and one record in every state it is not in on a site's first day."""
    load_content()
    make_city(
        country="PL",
        slug_sv="lang",
        slug_en="long",
        image=make_image(credit="Förvaltningsområdessamordningens bildarkiv"),
        **_both(name=LONG_WORD, intro=f"{LONG_WORD}. " * 3),
    ).themes.add(make_theme(code="long", **_both(name=LONG_WORD)))
    make_city(state="draft", slug_sv="utkast", slug_en="draft", **_both(name="Utkast"))
    make_network(
        name_sv="Bara på svenska",
        name_en="",
        intro_sv="En text som ingen har översatt.",
        body_sv="<p>Den visas som den är.</p>",
        slug_sv="bara-pa-svenska",
        slug_en="only-in-swedish",
    )
    make_network(acronym="FOS", slug_sv="lang", slug_en="long", **_both(name=LONG_WORD))
    make_cooperation(
        state="withdrawn",
        slug_sv="atertaget",
        slug_en="withdrawn",
        **_both(title="Göteborg–Oslo", withdrawn_reason="Samarbetet har fått en ny form."),
    )
    report = make_document(slug_sv="fil", slug_en="file", dated="2024-05", **_both(title=LONG_WORD))
    for year in (2023, 2024):
        DocumentVersion.objects.create(
            document=report,
            file=ContentFile(b"%PDF-1.4", name=f"rapport-{year}.pdf"),
            valid_from=date(year, 5, 2),
        )
    make_document(
        slug_sv="lank", slug_en="link", link="https://example.org/", **_both(title="Länk")
    )


def let_meetings_be_held():
    """The friendship towns after staff have entered the order of hosts and a meeting."""
    hosts = list(HostTown.objects.all())
    for turn, host in enumerate(hosts, start=1):
        host.turn = turn
        host.save()
    Rotation.objects.update(anchor_year=2022, anchor_host=hosts[0])
    meeting = Meeting.objects.create(
        year=2022,
        host=hosts[0],
        starts_on=date(2022, 6, 1),
        ends_on=date(2022, 6, 3),
        state="published",
        evaluation=Document.objects.get(slug_sv="fil"),
        **_both(theme=LONG_WORD, outcome="<p>Städerna enades om nästa möte.</p>"),
    )
    meeting.documents.add(Document.objects.get(slug_sv="lank"))


def public_pages(language):
    """What anybody may read, as (name, path) pairs."""
    records = {
        "city active": City.objects.get(slug_sv="nelson-mandela-bay"),
        "city with a line of time": City.objects.get(slug_sv="shanghai"),
        "city dormant": City.objects.filter(status="dormant").first(),
        "city friendship town": City.objects.get(slug_sv="arhus"),
        "city with long name and picture": City.objects.get(slug_sv="lang"),
        "network": Network.objects.exclude(figures=None).first(),
        "network untranslated": Network.objects.get(slug_sv="bara-pa-svenska"),
        "network with long name": Network.objects.get(slug_sv="lang"),
        "project whole": Project.objects.exclude(parts=None).first(),
        "project part": Project.objects.exclude(parent=None).first(),
        "cooperation": Cooperation.objects.get(slug_sv="go"),
        "cooperation withdrawn": Cooperation.objects.get(slug_sv="atertaget"),
        "document on request": Document.objects.get(slug_sv="medlemskap"),
        "document with file": Document.objects.get(slug_sv="fil"),
        "document with link": Document.objects.get(slug_sv="lank"),
        "about page": Page.objects.get(section="accessibility"),
    }
    with translation.override(language):
        cities, contact = reverse("relations:city_list"), reverse("contact:form")
        yield "start", reverse("relations:start")
        yield "city list", cities
        yield "city list filtered", f"{cities}?kind=partner-city&status=dormant"
        yield "city list empty", f"{cities}?kind=friendship-town&status=dormant"
        yield "friendship towns", reverse("relations:friendship_towns")
        for section in ("network_list", "project_list", "cooperation_list", "document_list"):
            yield section.replace("_", " "), reverse(f"relations:{section}")
        yield "visits", reverse("relations:visits")
        yield "about", reverse("relations:about")
        yield "contact", contact
        yield "receipt gone", reverse("receipt:receipt") + f"?language={language}"
        yield "404", f"{cities}{LONG_WORD.lower()}/"
    for name, record in records.items():
        yield name, record.get_absolute_url(language)


def crawled_pages(language):
    """One of each kind as (name, path) pairs, shared between the languages; in full, all."""
    for name, path in public_pages(language):
        if IS_FULL or name in ONE_OF_A_KIND[language]:
            yield name, path


def staff_pages(language):
    """What only staff may read, on the site and in the admin."""
    draft = City.objects.get(slug_sv="utkast")
    yield "preview", draft.get_absolute_url(language)
    yield "style guide light", reverse("styleguide") + "?scheme=light"
    yield "style guide dark", reverse("styleguide") + "?scheme=dark"
    if not IS_FULL:
        return  # tests/browser/test_admin.py opens these
    yield "admin index", reverse("admin:index")
    yield "admin list", reverse("admin:relations_city_changelist")
    yield "admin form", reverse("admin:relations_city_change", args=[draft.pk])


def error_page(name, language):
    """The page as the site answers it; most of these no browser can provoke by itself."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with translation.override(language):
        return errors.error_page(request, 200, f"{name}.html").content.decode()


def answer_with_error_pages(page, language):
    """Lets a browser meet every error page, at /error/ and its name."""
    names = ERROR_PAGES if IS_FULL else ERROR_PAGES[:1]
    bodies = {name: error_page(name, language) for name in names}

    def answer(route):
        name = route.request.url.rpartition("/")[2]
        status = int(name.partition("_")[0])
        route.fulfill(status=status, content_type="text/html; charset=utf-8", body=bodies[name])

    page.route("**/error/*", answer)
    return [(name, f"/error/{name}") for name in names]


def log_in(page, url):
    """Gives the browser the session of a member of staff with every right."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])
