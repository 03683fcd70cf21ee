import re

import pytest
from django.urls import reverse
from django.utils import translation

from relations.models import NetworkFigure, PageFigure
from tests.contact.factories import make_office
from tests.relations.factories import make_city, make_network, make_page, make_project

pytestmark = pytest.mark.django_db


def words(response):
    """The text of a page without its markup and its charts."""
    html = re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/sv/", "Fråga oss: 031-365 00 00 , Göteborgs Stads kontaktcenter"),
        ("/en/", "Ask us: 031-365 00 00 , the City of Gothenburg’s contact centre"),
    ],
)
def test_the_start_page_says_first_whom_to_phone(client, path, line):
    make_office()

    response = client.get(path)

    head = response.content.decode().partition('class="page-head"')[2].partition("<svg")[0]
    assert '<a href="tel:+46313650000">031-365 00 00</a>' in head
    assert line in words(response)


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_a_dormant_friendship_town_stands_among_the_friendship_towns_only(client, path):
    make_city(name_sv="Åbo", name_en="Åbo", kind="friendship-town", status="dormant")

    html = client.get(path).content.decode()

    assert html.count('class="city-country"') == 1
    assert 'id="friendship-towns"' in html
    assert 'id="dormant-partners"' not in html


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_the_start_page_opens_with_the_chart_of_every_relation_that_goes_on(client, path):
    for name, status in [("Kiel", "active"), ("Lyon", "dormant"), ("Graz", "ended")]:
        make_city(name_sv=name, name_en=name, status=status, latitude=50, longitude=10)

    html = client.get(path).content.decode()

    drawing = html[html.index('class="chart ') : html.rindex('class="chart-caption"')]
    for name in ("Kiel", "Lyon"):
        assert name in drawing
    assert "Graz" not in html


@pytest.mark.parametrize(
    ("path", "words_of_figures"),
    [
        ("/sv/", ["1 aktivt samarbete", "2 vilande avtal", "ca 70 organisationer"]),
        ("/en/", ["1 active partnership", "2 dormant agreements", "about 70 organisations"]),
    ],
)
def test_three_figures_come_from_the_records(client, path, words_of_figures):
    make_city("partner-city", "active")
    make_city("partner-city", "dormant")
    make_city("friendship-town", "dormant")
    page = make_page(section="networks")
    PageFigure.objects.create(
        page=page, value=70, precision="about", unit_sv="organisationer", unit_en="organisations"
    )

    shown = words(client.get(path))

    for figure in words_of_figures:
        assert figure in shown


def test_without_a_figure_of_memberships_there_are_two(client):
    make_city("partner-city", "active")

    assert client.get("/sv/").content.decode().count("key-line") == 2


@pytest.mark.parametrize(
    ("path", "caption"),
    [
        ("/sv/", "från Århus, 200 km, till Shanghai, 8 200 km"),
        ("/en/", "from Aarhus, 200 km, to Shanghai, 8,200 km"),
    ],
)
def test_the_caption_says_how_distances_are_to_be_read_and_what_dormant_means(
    client, path, caption
):
    make_city(
        "friendship-town", name_sv="Århus", name_en="Aarhus", latitude="56.15", longitude="10.2"
    )
    make_city(
        "partner-city",
        "dormant",
        name_sv="Shanghai",
        name_en="Shanghai",
        latitude="31.2",
        longitude="121.4",
    )

    shown = words(client.get(path)).replace("\xa0", " ")

    assert caption in shown
    assert {"/sv/": "Vad vilande betyder.", "/en/": "What dormant means."}[path] in shown


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/sv/", "Partnerstäder med vilande avtal"),
        ("/en/", "Partner cities with dormant agreements"),
    ],
)
def test_every_city_stands_once_in_its_group_with_a_needle(client, path, heading):
    for name in ("Kiel", "Lyon"):
        make_city("partner-city", "dormant", name_sv=name, name_en=name, latitude=50, longitude=9)

    html = client.get(path).content.decode()

    groups = html[html.index('class="city-groups"') :]
    assert heading in groups
    for name in ("Kiel", "Lyon"):
        assert len(re.findall(rf"<a [^>]*>{name}</a>", groups)) == 1
    assert groups.count('class="needle needle-dormant"') == 2


@pytest.mark.parametrize(
    ("path", "fact"),
    [
        ("/sv/", "Cirka 140 städer. Medlem sedan 1995."),
        ("/en/", "About 140 cities. Member since 1995."),
    ],
)
def test_networks_are_told_in_a_line_each_those_with_a_fact_first(client, path, fact):
    make_network(name_sv="A", name_en="A")
    network = make_network(name_sv="Eurocities", name_en="Eurocities", member_since_year=1995)
    NetworkFigure.objects.create(
        network=network, value=140, precision="about", unit_sv="städer", unit_en="cities"
    )

    html = client.get(path).content.decode()
    shown = words(client.get(path)).replace(" . ", ". ")

    assert html.index(">Eurocities</a>") < html.index(">A</a>")
    assert fact.lower() in shown.lower()


def test_what_the_city_does_is_its_latest_projects_visits_and_meetings(client):
    for number in range(4):
        make_project(title_sv=f"Projekt {number}", granted=f"201{number}")
    make_page(section="visits", title_sv="Besök hos oss", intro_sv="Välkommen hit. Mer text.")

    html = client.get("/sv/").content.decode()

    activities = html[html.index('id="activities"') : html.index("</main>")]
    assert activities.index("Projekt 3") < activities.index("Projekt 2")
    assert "Projekt 1" not in activities
    assert "Besök hos oss" in activities
    assert ">Välkommen hit.</p>" in activities


@pytest.mark.parametrize("kind", ["partner-city", "friendship-town"])
@pytest.mark.parametrize(
    ("language", "heading"), [("sv", ", avslutad</h2>"), ("en", ", ended</h2>")]
)
def test_a_relation_that_has_ended_is_in_the_list_of_all_cities_only(
    client, language, heading, kind
):
    make_city(name_sv="Graz", name_en="Graz", kind=kind, status="ended", latitude=50, longitude=10)
    with translation.override(language):
        paths = [reverse(f"relations:{n}") for n in ("start", "friendship_towns", "city_list")]

    start, towns, cities = (client.get(path).content.decode() for path in paths)

    assert "Graz" not in start
    assert "Graz" not in towns
    assert cities.index(heading) < cities.index("Graz")
