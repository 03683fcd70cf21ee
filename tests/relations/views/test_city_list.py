import re

import pytest

from relations.models import RelationTerm
from tests.relations.factories import make_city, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cities():
    theme = make_theme(code="energy", name_sv="Energi", name_en="Energy")
    make_city(name_sv="Krakow", name_en="Kraków", country="PL", status="dormant")
    make_city(name_sv="Åbo", name_en="Turku", country="FI", kind="friendship-town")
    make_city(name_sv="Århus", name_en="Aarhus", country="DK", kind="friendship-town")
    make_city(name_sv="Lyon", name_en="Lyon", country="FR").themes.add(theme)


def names(client, url):
    html = client.get(url).content.decode()
    return re.findall(r'<a class="city-name" href="[^"]*">(.*?)</a>', html)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/sv/stader/", ["Åbo", "Århus", "Lyon", "Krakow"]),
        ("/en/cities/", ["Aarhus", "Turku", "Lyon", "Kraków"]),
        ("/sv/stader/?kind=friendship-town", ["Åbo", "Århus"]),
        ("/en/cities/?kind=friendship-town", ["Aarhus", "Turku"]),
        ("/sv/stader/?status=dormant", ["Krakow"]),
        ("/en/cities/?country=FR", ["Lyon"]),
        ("/en/cities/?theme=energy", ["Lyon"]),
        ("/en/cities/?kind=partner-city&status=dormant", ["Kraków"]),
        ("/en/cities/?kind=friendship-town&country=FR", []),
    ],
)
def test_the_list_is_ordered_for_the_reader_and_filtered_by_its_url(client, url, expected):
    assert names(client, url) == expected


@pytest.mark.parametrize("query", ["?kind=x", "?country=%00", "?theme=%27", "?status=", "?junk=1"])
def test_junk_in_the_url_filters_nothing(client, query):
    assert len(names(client, f"/en/cities/{query}")) == 4


@pytest.mark.parametrize("query", ["?page=0", "?page=2", "?page=x", "?page=9999999999999999999"])
def test_a_page_of_the_list_that_does_not_exist_is_not_found(client, query):
    assert client.get(f"/en/cities/{query}").status_code == 404


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("/sv/stader/?kind=friendship-town&country=FR", "Inga städer matchar ditt urval."),
        ("/en/cities/?kind=friendship-town&country=FR", "No cities match."),
    ],
)
def test_an_empty_list_says_so(client, url, sentence):
    assert sentence in client.get(url).content.decode()


def test_a_filter_is_a_link_that_keeps_the_others(client):
    html = client.get("/en/cities/?status=active&page=1").content.decode()

    assert '<a href="?status=active&amp;country=FR" rel="nofollow">France</a>' in html
    assert '<a href="/en/cities/" rel="nofollow">All</a>' in html
    assert '<a href="?status=active" rel="nofollow" aria-current="true">active</a>' in html


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("/sv/stader/?status=dormant&country=PL", "Städer: vilande, Polen – "),
        ("/en/cities/?status=dormant&country=PL", "Cities: dormant, Poland – "),
        ("/en/cities/?status=junk", "Cities – "),
    ],
)
def test_the_title_says_what_the_list_is_narrowed_down_to(client, url, title):
    assert f"<title>{title}" in client.get(url).content.decode()


def test_the_switch_keeps_the_filter(client):
    html = client.get("/en/cities/?status=active&country=FR").content.decode()

    assert 'href="/sv/stader/?status=active&amp;country=FR"' in html


def test_countries_are_named_and_sorted_in_the_readers_language(client):
    html = client.get("/sv/stader/").content.decode()

    assert re.findall(r'\?country=\w\w" rel="nofollow">(.*?)</a>', html) == [
        "Danmark",
        "Finland",
        "Frankrike",
        "Polen",
    ]


@pytest.mark.parametrize(
    ("url", "counts"),
    [
        ("/sv/stader/", {"aktiva": "3", "vilande": "1"}),
        ("/en/cities/", {"active": "3", "dormant": "1"}),
        ("/en/cities/?country=FR", {"active": "1", "dormant": "0"}),
        ("/en/cities/?status=dormant&theme=energy", {"active": "1", "dormant": "0"}),
    ],
)
def test_each_status_says_how_many_cities_it_leads_to(client, url, counts):
    html = client.get(url).content.decode()

    found = re.findall(r'>([^<]*)</a> <span class="filter-count">(\d+)<', html)
    assert dict(found) == counts


@pytest.mark.parametrize(
    ("url", "number", "show_all"),
    [
        ("/sv/stader/", "<strong>4</strong> städer", ""),
        ("/sv/stader/?country=PL", "<strong>1</strong> stad", '"/sv/stader/">Visa alla städer<'),
        ("/en/cities/?status=active", "<strong>3</strong> cities", ">Show all cities<"),
        ("/en/cities/?status=dormant&country=FR", "<strong>0</strong> cities", ">Show all cities<"),
    ],
)
def test_the_list_says_how_many_and_leads_back_to_all(client, url, number, show_all):
    html = client.get(url).content.decode()

    assert number in html
    assert show_all in html
    assert bool(show_all) == ('class="show-all"' in html)


@pytest.mark.parametrize(
    ("url", "headings"),
    [
        ("/sv/stader/", ["Vänorter, aktiva", "Partnerstad, aktiv", "Partnerstad, vilande"]),
        (
            "/en/cities/",
            ["Friendship towns, active", "Partner city, active", "Partner city, dormant"],
        ),
    ],
)
def test_headings_say_kind_and_status_and_explain_each_once(client, url, headings):
    for term in RelationTerm.objects.all():
        term.name_sv, term.name_en = term.name_sv.capitalize(), term.name_en.capitalize()
        term.save()

    html = client.get(url).content.decode()

    assert re.findall(r"<h2 id=[^>]*>([^<]*, [^<]*)</h2>", html) == headings
    for word in ("partnerstad", "vänort", "aktiv", "vilande"):
        definition = RelationTerm.objects.get(name_sv__iexact=word).definition_sv
        assert html.count(definition) == (1 if url.startswith("/sv/") else 0)


@pytest.mark.parametrize(
    ("path", "near", "far"),
    [
        ("/sv/stader/", ["390 km", "sydsydväst"], ["6 700 km"]),
        ("/en/cities/", ["390 km", "south-south-west"], ["6,700 km"]),
    ],
)
def test_a_row_says_how_far_and_in_which_direction_unless_it_is_far(client, path, near, far):
    make_city(name_sv="Kiel", name_en="Kiel", latitude=54.32133, longitude=10.13489)
    make_city(name_sv="Chicago", name_en="Chicago", latitude=41.85, longitude=-87.65)

    html = client.get(path).content.decode().replace("\xa0", " ")

    rows = re.findall(r'<li class="city-item">(.*?)</li>', html, re.DOTALL)
    where = {
        name: re.findall(r'"city-(?:distance|direction)">(.*?)<', row)
        for row in rows
        for name in re.findall(r'class="city-name"[^>]*>(.*?)<', row)
    }
    assert where["Kiel"] == near
    assert where["Chicago"] == far
    assert where["Lyon"] == []
