import re

import pytest

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
    return re.findall(r'<li class="city-item">\s*<a href="[^"]*">(.*?)</a>', html)


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
        ("/sv/stader/?kind=friendship-town&country=FR", "Ingen stad passar urvalet."),
        ("/en/cities/?kind=friendship-town&country=FR", "No city matches."),
    ],
)
def test_an_empty_list_says_so(client, url, sentence):
    assert sentence in client.get(url).content.decode()


def test_a_filter_is_a_link_that_keeps_the_others(client):
    html = client.get("/en/cities/?status=active&page=1").content.decode()

    assert '<a href="?status=active&amp;country=FR" rel="nofollow">France</a>' in html
    assert '<a href="/en/cities/" rel="nofollow">Every status</a>' in html
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
