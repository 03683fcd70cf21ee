"""The page of a city: what the relation is, what is known of it, and its history."""

import json
import re
from html import unescape

import pytest

from tests.relations.city_pages import main, part, text_of
from tests.relations.factories import (
    make_city,
    make_term,
    make_theme,
)

pytestmark = pytest.mark.django_db

KIEL = {"latitude": 54.32133, "longitude": 10.13489}


@pytest.mark.parametrize(
    ("kind", "status", "swedish", "english"),
    [
        ("partner-city", "active", "Aktiv partnerstad", "Active partner city"),
        ("partner-city", "dormant", "Vilande partnerstad", "Dormant partner city"),
        ("friendship-town", "active", "Aktiv vänort", "Active friendship town"),
    ],
)
def test_the_head_says_what_the_relation_is(client, kind, status, swedish, english):
    city = make_city(kind=kind, status=status)
    for term in (city.kind, city.status):
        term.name_sv, term.name_en = term.name_sv.capitalize(), term.name_en.capitalize()
        term.save()

    assert f"</svg>{swedish}</p>" in main(client, city, "sv")
    assert f"</svg>{english}</p>" in main(client, city, "en")


@pytest.mark.parametrize("status", ["active", "dormant", "ended"])
@pytest.mark.parametrize("others", [0, 2])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_kind_and_status_mean_is_said_once(client, status, others, language):
    city = make_city(status=status)
    for _number in range(others):
        make_city(status=status)
    for term in (make_term("partner-city"), make_term(status)):
        term.meaning_sv = term.meaning_en = f"More about {term.code}."
        term.save()

    html = main(client, city, language)

    for term in (make_term("partner-city"), make_term(status)):
        assert html.count(getattr(term, f"definition_{language}")) == 1
        assert html.count(f"More about {term.code}.") == 1


@pytest.mark.parametrize(
    ("language", "row"),
    [("sv", ("Finskt namn", "fi", "Turku")), ("en", ("Swedish name", "sv", "Åbo"))],
)
def test_a_bilingual_citys_other_name_is_said_rightly(client, language, row):
    city = make_city(name_sv="Åbo", name_en="Turku")
    city.local_names.create(name="Turku", language="fi")
    city.local_names.create(name="Åbo", language="sv")

    html = main(client, city, language)

    label, tag, name = row
    assert f'<dt>{label}</dt><dd lang="{tag}">{name}</dd>' in html
    assert html.count("<dd lang=") == 1


@pytest.mark.parametrize(
    ("tag", "swedish", "english"),
    [
        ("zh-Hans", "Kinesiskt namn", "Chinese name"),
        ("da", "Danskt namn", "Danish name"),
        ("fit", "Lokalt namn", "Local name"),
    ],
)
def test_a_local_name_has_its_language(client, tag, swedish, english):
    city = make_city()
    city.local_names.create(name="上海", language=tag)

    assert f'<dt>{swedish}</dt><dd lang="{tag}">上海</dd>' in main(client, city, "sv")
    assert f'<dt>{english}</dt><dd lang="{tag}">上海</dd>' in main(client, city, "en")


def test_search_engines_get_the_names_that_are_not_the_heading(client):
    city = make_city(name_sv="Åbo", name_en="Turku")
    for name, language in (("Turku", "fi"), ("Åbo", "sv"), ("Aboa", "la")):
        city.local_names.create(name=name, language=language)

    html = client.get(city.get_absolute_url("en")).content.decode()

    found = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html)
    described = next(data for data in map(json.loads, found) if data["@type"] == "City")
    assert described["alternateName"] == ["Åbo", "Aboa"]


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("sv", "Land Polen Partnerstad sedan 1999 Från Göteborg 390 km sydsydväst om Göteborg"),
        ("en", "Country Poland Partner city since 1999 From Gothenburg 390 km south-south-west of"),
    ],
)
def test_the_facts_stand_in_the_head(client, language, facts):
    city = make_city(since_year=1999, time_zone="Europe/Berlin", **KIEL)

    html = main(client, city, language)

    head = text_of(html[: html.index("page-body")])
    assert facts in head
    assert {"sv": "Klockan Som i Göteborg just nu", "en": "Time there As in Gothenburg"}[
        language
    ] in head


@pytest.mark.parametrize(
    ("language", "moments"),
    [
        ("sv", ["1700-talet", "1986", "I dag"]),
        ("en", ["1700s", "1986", "Today"]),
    ],
)
def test_a_dormant_relation_has_a_dashed_line_of_time_up_to_today(client, language, moments):
    city = make_city(status="dormant")
    city.milestones.create(year=1986, text_sv="Avtal.", text_en="Agreement.")
    city.milestones.create(
        year=1700, date_label_sv="1700-talet", date_label_en="1700s", text_sv="A.", text_en="B."
    )
    city.agreements.create(kind="partner-city", signed="1986-05")

    html = main(client, city, language)

    line = html[html.index('class="line-of-time"') : html.index("</ol>")]
    assert re.findall(r"<h2>\s*(.*?)\s*</h2>", line) == moments
    assert re.findall(r"<li([^>]*)>", line) == ["", ' class="is-signing"', ' class="is-today"']


def test_an_active_relation_has_a_solid_line_from_where_staff_say_so(client):
    city = make_city()
    for year, is_active in ((1994, False), (1999, True), (2013, True)):
        city.milestones.create(year=year, text_sv="A.", text_en="B.", is_active=is_active)

    html = main(client, city, "sv")

    line = html[html.index('class="line-of-time"') : html.index("</ol>")]
    assert re.findall(r"<li([^>]*)>", line) == ["", ' class="is-active"', ' class="is-active"']


def test_without_milestones_there_is_no_line_of_time(client):
    assert "line-of-time" not in main(client, make_city(status="dormant"), "sv")


@pytest.mark.parametrize(
    ("language", "heading", "link"),
    [
        ("sv", "Samarbetar städerna i dag?", "Fråga oss om Kiel"),
        ("en", "Do the cities cooperate today?", "Ask us about Kiel"),
    ],
)
def test_a_dormant_citys_page_says_where_cooperation_would_take_place(
    client, language, heading, link
):
    city = make_city(status="dormant", name_sv="Kiel", name_en="Kiel")
    city.status.meaning_sv = city.status.meaning_en = "In the companies."
    city.status.save()

    section = part(main(client, city, language), "today-heading")

    assert heading in section
    assert "In the companies." in section
    assert link in section


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("status", ["active", "dormant"])
def test_the_form_is_one_link_away_with_the_city_as_its_subject(client, language, status):
    city = make_city(name_sv="Kiel", name_en="Kiel", status=status)

    html = main(client, city, language)
    (url,) = re.findall(r'class="ask" href="([^"]*)"', html)
    response = client.get(unescape(url))

    assert "<form" not in html
    assert 'value="Kiel"' in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "is_unknown"),
    [({}, True), ({"since_year": 1999}, False), ({"body_sv": "<p>Mer.</p>"}, False)],
)
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Vi har ingen uppgift här om när avtalet slöts"),
        ("en", "We have no information here on when the agreement was made"),
    ],
)
def test_what_is_not_known_of_the_agreement_is_said(client, fields, is_unknown, language, sentence):
    city = make_city(**fields)

    assert (sentence in main(client, city, language)) is is_unknown


def test_themes_are_plain_links_that_fold_out(client):
    city = make_city()
    for name in ("Trade", "Culture"):
        city.themes.add(make_theme(code=name.lower(), name_en=name))

    html = main(client, city, "en")

    folded = html[html.index('<details class="theme-links">') : html.rindex("</details>")]
    assert "2 themes and the cities that share them" in folded
    assert '<a href="/en/cities/?theme=culture">Culture</a>' in folded
