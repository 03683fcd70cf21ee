"""The registry of sections, and what menus, breadcrumbs and links make of it."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from publishing import sections
from publishing.frame import Crumb, PageFrame
from tests.relations.factories import make_page

pytestmark = pytest.mark.django_db


def render(tag, language="sv", path="/sv/dokument/", frame=None):
    context = {"request": RequestFactory().get(path), "frame": frame or PageFrame(title="")}
    with translation.override(language):
        return Template(f"{{% load publishing %}}{tag}").render(Context(context))


@pytest.mark.parametrize(("language", "url"), [("sv", "/sv/kontakt/"), ("en", "/en/contact/")])
def test_a_section_is_linked_by_its_code(language, url):
    assert render('{% section_url "contact" %}', language) == url


def test_a_link_with_a_subject_says_which_page_it_comes_from():
    tag = '{% section_url "contact" topic="study-visit" subject="Avtal & mål" %}'

    url = render(tag)

    assert url == (
        "/sv/kontakt/?page=%2Fsv%2Fdokument%2F&amp;topic=study-visit&amp;subject=Avtal+%26+m%C3%A5l"
    )


def test_a_section_without_a_url_of_its_own_is_linked_by_its_page():
    assert render('{% section_url "cookies" %}') == ""

    make_page(section="cookies", title_sv="Kakor", title_en="Cookies")

    assert render('{% section_url "cookies" %}') == "/sv/om/kakor/"
    assert render('{% section_url "cookies" %}', "en") == "/en/about/cookies/"


@pytest.mark.parametrize(("language", "title"), [("sv", "Städer"), ("en", "Cities")])
def test_the_menu_names_a_section_without_a_page_by_its_own_title(client, language, title):
    html = client.get(f"/{language}/").content.decode()

    menu = html[html.index('class="site-nav"') : html.index("</nav>", html.index("site-nav"))]
    assert f">{title}</a>" in menu


@pytest.mark.parametrize(
    ("language", "title"), [("sv", "Städer vi känner"), ("en", "Cities we know")]
)
def test_menu_and_breadcrumbs_use_the_title_of_the_sections_page(client, language, title):
    make_page(section="cities", title_sv="Städer vi känner", title_en="Cities we know")

    html = client.get(sections_url("cities", language)).content.decode()

    assert html.count(f">{title}</a>") == 1  # in the menu
    assert f'"name": "{title}"' in html  # in the breadcrumbs of search engines


@pytest.mark.parametrize(
    ("language", "short", "title"),
    [
        ("sv", "Städer", "Partnerstäder och vänorter"),
        ("en", "Cities", "Partner cities and friendship towns"),
    ],
)
def test_menus_use_the_short_title_where_there_is_one(client, language, short, title):
    make_page(
        section="cities",
        title_sv="Partnerstäder och vänorter",
        title_en="Partner cities and friendship towns",
        short_title_sv="Städer",
        short_title_en="Cities",
    )

    html = client.get(sections_url("cities", language)).content.decode()

    assert html.count(f">{short}</a>") == 1
    assert f"<h1>{title}</h1>" in html


def test_breadcrumbs_lead_from_the_start_page_to_the_page():
    frame = PageFrame(
        title="Kiel", section=sections.get("cities"), trail=[Crumb("Kiel", "/en/cities/kiel/")]
    )

    with translation.override("en"):
        crumbs = [(crumb.name, crumb.url) for crumb in frame.breadcrumbs]

    assert crumbs == [
        ("Home", "/en/"),
        ("Cities", "/en/cities/"),
        ("Kiel", "/en/cities/kiel/"),
    ]


def test_the_menu_is_shown_when_the_database_is_down(database_down):
    frame = PageFrame(title="")

    with database_down(), translation.override("en"):
        titles = [str(item.title) for item in frame.navigation("/en/")]

    assert titles[:2] == ["Cities", "Friendship towns"]


def sections_url(code, language):
    with translation.override(language):
        return sections.get(code).url
