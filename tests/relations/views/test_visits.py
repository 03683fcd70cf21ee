"""The kinds of visits: for whom each is, and what it leads to."""

import re

import pytest

from tests.contact.factories import make_office
from tests.relations.factories import make_visit_kind

pytestmark = pytest.mark.django_db

URLS = {"sv": "/sv/besok/", "en": "/en/visits/"}
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


def kind_on(client, language, **fields):
    """What the page shows of the one kind there is."""
    make_visit_kind(**fields)
    html = client.get(URLS[language]).content.decode()
    return re.search(r'<section class="visit-kind".*?</section>', html, re.DOTALL)[0]


@pytest.mark.parametrize(
    ("language", "audience"),
    [("sv", "För dig som vill lära"), ("en", "For those who want to learn")],
)
def test_a_kind_says_above_its_title_for_whom_it_is(client, language, audience):
    html = kind_on(client, language)

    assert f'<p class="visit-audience">{audience}</p>' in html
    assert html.index(audience) < html.index("<h2")


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Föreslå ett studiebesök"), ("en", "Propose a study visit")],
)
def test_a_study_visit_leads_to_the_form_with_its_topic(client, language, words):
    html = kind_on(client, language, next_step="study-visit")

    url = {"sv": "/sv/kontakt/", "en": "/en/contact/"}[language]
    link = re.search(rf'<a href="({url}[^"]*)">{words}</a>', html)[1]
    assert "topic=study-visit" in link
    form = client.get(link.replace("&amp;", "&")).content.decode()
    assert 'name="topic" value="study-visit"' in form
    assert f'name="page" value="{URLS[language]}"' in form


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Skriv till stadsledningskontoret"), ("en", "Write to the City Executive Office")],
)
def test_another_kind_leads_to_the_plain_form(client, language, words):
    html = kind_on(client, language, next_step="write")

    assert re.search(rf'<a href="[^"]*topic=question[^"]*">{words}</a>', html)


@pytest.mark.parametrize(
    ("language", "verb", "who"),
    [
        ("sv", "Ring", "Göteborgs Stads kontaktcenter"),
        ("en", "Phone", "The City of Gothenburg’s contact centre"),
    ],
)
def test_a_kind_may_lead_to_the_telephone(client, language, verb, who):
    make_office()

    html = kind_on(client, language, next_step="phone")

    assert f'{verb} <a href="tel:+46313650000">031-365 00 00</a>' in html
    assert who in html


@LANGUAGES
def test_without_a_number_a_kind_leads_to_the_form(client, language):
    html = kind_on(client, language, next_step="phone")

    assert "tel:" not in html
    assert "topic=question" in html


@LANGUAGES
def test_the_page_sets_no_cookie(client, language):
    make_visit_kind()

    assert not client.get(URLS[language]).cookies


def test_the_page_asks_for_the_office_once(client, django_assert_max_num_queries):
    make_office()
    make_visit_kind(next_step="phone")

    with django_assert_max_num_queries(10):
        client.get(URLS["sv"])
