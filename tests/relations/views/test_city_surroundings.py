"""What stands on the page of a city beside its story: projects, documents, other cities."""

import re

import pytest

from tests.relations.city_pages import main, part, text_of
from tests.relations.factories import make_city, make_document, make_project

pytestmark = pytest.mark.django_db

KIEL = {"latitude": 54.32133, "longitude": 10.13489}
ROSTOCK = {"latitude": 54.0887, "longitude": 12.14049}
CHICAGO = {"latitude": 41.85003, "longitude": -87.65005}


@pytest.mark.parametrize(
    ("language", "heading"),
    [("sv", "Tre projekt från våren 2013"), ("en", "Three projects from spring 2013")],
)
def test_a_citys_projects_are_a_tree(client, language, heading):
    city = make_city()
    whole = make_project(
        title_sv="Alltihop", title_en="Everything", granted="2013-21", intro_sv="Hela. Mer."
    )
    parts = [
        make_project(title_sv=f"Del {n}", title_en=f"Part {n}", granted="2013-21", parent=whole)
        for n in (1, 2)
    ]
    for project in (whole, *parts):
        project.cities.add(city)

    section = part(main(client, city, language), "projects-heading")

    assert heading in section
    (inner,) = re.findall(r"<ul>(.*?)</ul>", section, re.DOTALL)
    assert whole.get_absolute_url(language) in section.replace(inner, "")
    assert all(project.get_absolute_url(language) in inner for project in parts)


def test_a_part_whose_whole_is_no_project_of_the_city_stands_by_itself(client):
    city = make_city()
    make_project(title_en="Part", parent=make_project(title_en="Whole")).cities.add(city)

    section = part(main(client, city, "en"), "projects-heading")

    assert ">Part</a>" in section
    assert "Whole" not in section


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", ("Rapporter", "Be oss om en rapport")), ("en", ("Reports", "Ask us for a report"))],
)
def test_a_citys_documents_and_those_of_its_projects_stand_together(client, language, words):
    city, project = make_city(), make_project()
    project.cities.add(city)
    own, of_project, draft = make_document(), make_document(), make_document(state="draft")
    for record, document in ((city, own), (project, of_project), (project, draft), (project, own)):
        record.documents.add(document)

    section = part(main(client, city, language), "documents-heading")

    assert section.count("<li>") == 2
    assert own.get_absolute_url(language) in section
    assert of_project.get_absolute_url(language) in section
    assert all(word in section for word in words)


def test_an_agreements_document_stands_at_the_agreement_only(client):
    city, document = make_city(), make_document()
    city.documents.add(document)
    city.agreements.create(kind="partner-city", document=document)

    html = main(client, city, "en")

    assert html.count(f'href="{document.get_absolute_url("en")}"') == 1
    assert document.get_absolute_url("en") in part(html, "agreements-heading")


def test_what_has_been_done_comes_before_the_story_in_reading_order(client):
    city = make_city(body_sv="<p>Berättelsen.</p>", body_en="<p>The story.</p>", **KIEL)
    make_project().cities.add(city)
    make_city(name_en="Rostock", **ROSTOCK)

    html = main(client, city, "en")

    order = ["projects-heading", "The story.", "near-heading", "siblings-heading"]
    assert sorted(order, key=html.index) == order


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("sv", ["Rostock vilande partnerstad 130 km från Kiel"]),
        ("en", ["Rostock dormant partner city 130 km from Kiel"]),
    ],
)
def test_cities_near_it_are_listed_with_the_way_between(client, language, rows):
    city = make_city(name_sv="Kiel", name_en="Kiel", **KIEL)
    make_city(name_sv="Rostock", name_en="Rostock", status="dormant", **ROSTOCK)
    make_city(name_sv="Chicago", name_en="Chicago", **CHICAGO)
    make_city(name_sv="Nowhere", name_en="Nowhere")

    section = part(main(client, city, language), "near-heading")

    assert [text_of(row) for row in re.findall(r"<li>(.*?)</li>", section, re.DOTALL)] == rows


def test_a_city_with_nothing_near_it_has_no_such_list(client):
    city = make_city(**KIEL)
    make_city(**CHICAGO)

    assert "near-heading" not in main(client, city, "sv")


@pytest.mark.parametrize(
    ("kind", "status", "swedish", "english"),
    [
        (
            "partner-city",
            "dormant",
            "En av tre partnerstäder med vilande avtal",
            "One of three partner cities with a dormant agreement",
        ),
        (
            "partner-city",
            "active",
            "En av tre partnerstäder med aktivt samarbete",
            "One of three partner cities with active cooperation",
        ),
        ("friendship-town", "active", "En av tre vänorter", "One of three friendship towns"),
    ],
)
def test_a_city_leads_to_the_others_like_it(client, kind, status, swedish, english):
    cities = [make_city(kind=kind, status=status) for _number in range(3)]
    make_city(kind=kind, status="ended")

    for language, heading in (("sv", swedish), ("en", english)):
        section = part(main(client, cities[0], language), "siblings-heading")
        assert heading in section
        assert section.count("<li>") == 3
        assert section.count('aria-current="page"') == 1
        assert cities[0].get_absolute_url(language) not in section
        assert all(city.get_absolute_url(language) in section for city in cities[1:])


def test_the_only_city_of_its_kind_and_status_has_no_others_like_it(client):
    make_city(status="dormant")

    assert "siblings-heading" not in main(client, make_city(), "sv")
