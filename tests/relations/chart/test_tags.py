import re
from datetime import UTC, datetime
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template import engines
from django.utils import timezone, translation

from relations.models import City, HostTown
from relations.rotation import HostYear
from tests.relations.factories import make_city, make_rotation

pytestmark = pytest.mark.django_db

AARHUS = {"country": "DK", "latitude": "56.15674", "longitude": "10.21076"}
SHANGHAI = {"country": "CN", "latitude": "31.22222", "longitude": "121.45806"}


def drawn(tag, language="sv", **context):
    with translation.override(language):
        html = (
            engines["django"].from_string("{% load chart wheel %}{% " + tag + " %}").render(context)
        )
        return " ".join(html.split())


def listed():
    return list(City.objects.for_chart())


@pytest.mark.parametrize(
    ("language", "name"),
    [("sv", "Århus, Danmark. vänort, aktiv"), ("en", "Aarhus, Denmark. friendship town, active")],
)
def test_a_mark_is_a_link_with_the_citys_name_kind_and_status(language, name):
    make_city("friendship-town", "active", name_sv="Århus", name_en="Aarhus", **AARHUS)
    with translation.override(language):
        url = listed()[0].get_absolute_url()

    html = drawn("relations_chart cities", language, cities=listed())

    # Once on each sheet; CSS shows one of them.
    assert html.count(f'href="{url}" aria-label="{name}"') == 3


def test_kind_and_status_are_shown_by_shape_too():
    make_city("friendship-town", "active", name_sv="A", **AARHUS)
    make_city("partner-city", "dormant", name_sv="B", **SHANGHAI)

    for tag in ("relations_chart cities", "needle cities.0"):
        html = drawn(tag, cities=listed())
        assert re.search(r'active".*?<path d="M0-[^"]*z"/>', html)
    html = drawn("relations_chart cities", cities=listed())
    assert 'class="chart-spoke chart-active chart-named"' in html
    assert 'class="chart-spoke chart-dormant chart-named"' in html
    assert re.search(r'chart-mark chart-dormant"[^>]*><circle class="chart-hover" r="11"/><c', html)
    assert "ended" not in html


def test_a_city_without_coordinates_has_no_mark_no_chart_and_no_needle():
    city = make_city(name_sv="Ingenstans")

    assert "Ingenstans" not in drawn("relations_chart cities", cities=listed())
    assert "<svg" not in drawn("city_chart city cities", city=city, cities=listed())
    assert "<svg" not in drawn("needle city", city=city)
    assert drawn("host_wheel hosts coming", hosts=[], coming=[]) == ""


@pytest.mark.parametrize(
    "tag", ["relations_chart cities", "city_chart cities.0 cities", "friendship_chart cities"]
)
def test_a_citys_name_is_escaped(tag):
    make_city("friendship-town", name_sv="<b>Xi'an & co</b>", **AARHUS)

    html = drawn(tag, cities=listed())

    assert "Xi" in html
    assert "<b>" not in html
    assert "&amp;#" not in html
    ElementTree.fromstring(html)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_drawings_are_well_formed_without_inline_style_or_script(language):
    make_city("friendship-town", "ended", name_sv="Århus", **AARHUS)
    city = make_city(name_en="Shanghai", name_sv="", **SHANGHAI)

    for html in (
        drawn("relations_chart cities", language, cities=listed()),
        drawn("city_chart city cities", language, city=city, cities=listed()),
        drawn("empty_chart", language),
        drawn("needle city", language, city=city),
    ):
        for element in ElementTree.fromstring(html).iter():
            assert element.tag not in {"style", "script"}
            assert not {name for name in element.keys() if name == "style" or name[:2] == "on"}


def test_a_name_in_the_other_language_is_marked_as_such():
    make_city(name_sv="Krakow", name_en="", **AARHUS)

    html = drawn("relations_chart cities", "en", cities=listed())

    assert re.search(r'<text class="chart-name"[^>]* lang="sv">', html)


def test_the_short_name_stands_on_the_chart():
    make_city(
        name_en="Nelson Mandela Bay Municipality", short_name_en="Nelson Mandela Bay", **AARHUS
    )

    assert "Municipality" not in drawn("relations_chart cities", "en", cities=listed())


def test_drawings_make_no_query(django_assert_num_queries):
    make_city("friendship-town", "active", name_sv="A", **AARHUS)
    cities = listed()

    with django_assert_num_queries(0):
        drawn("relations_chart cities", cities=cities)
        drawn("city_chart cities.0 cities", cities=cities)
        drawn("friendship_chart cities", cities=cities)
        drawn("needle cities.0", cities=cities)


def test_on_a_citys_chart_its_own_spoke_is_lit_and_far_cities_have_no_name():
    kiel = make_city(
        "partner-city", "dormant", name_sv="Kiel", latitude="54.32133", longitude="10.13489"
    )
    make_city(name_sv="Rostock", latitude="54.0887", longitude="12.14049")
    make_city("friendship-town", "active", name_sv="Bergen", latitude="60.4", longitude="5.3")

    html = drawn("city_chart city cities", city=kiel, cities=listed())

    assert "chart-spoke chart-dormant chart-own" in html
    assert "chart-spoke chart-active chart-background" in html
    assert ">Kiel</tspan>" in html
    assert ">Rostock</tspan>" in html
    assert "Bergen" not in html
    assert html.count('aria-current="page"') == 2


@pytest.mark.parametrize(("language", "distance"), [("sv", "480 km"), ("en", "480 km")])
def test_the_friendship_towns_have_their_distance_on_the_chart(language, distance):
    make_city("friendship-town", "active", name_sv="Bergen", latitude="60.393", longitude="5.324")
    make_city(name_sv="Lyon", latitude="45.7", longitude="4.8")

    html = drawn("friendship_chart cities", language, cities=listed()).replace("\xa0", " ")

    assert f'">{distance}</tspan>' in html
    assert "Lyon" not in html


@pytest.mark.slow
def test_of_very_many_cities_those_that_come_first_are_on_the_chart():
    for number in range(65):
        make_city(name_sv=f"Stad {number:02}", latitude="50", longitude=str(number))

    html = drawn("relations_chart cities", cities=listed())

    assert "/stad-00/" in html
    assert "/stad-64/" not in html


@pytest.mark.parametrize(
    ("language", "letters"), [("sv", ["N", "Ö", "S", "V"]), ("en", ["N", "E", "S", "W"])]
)
def test_the_compass_letters_are_translated(language, letters):
    chart = ElementTree.fromstring(drawn("empty_chart", language))

    found = [e.text for e in chart.iter("text") if e.get("class") == "chart-letter"]
    assert found[:4] == letters


@pytest.mark.parametrize(
    ("language", "point", "distance", "direction"),
    [
        ("sv", AARHUS, "200 km", "sydsydväst"),
        ("en", AARHUS, "200 km", "south-south-west"),
        ("sv", SHANGHAI, "8 200 km", ""),
        ("en", SHANGHAI, "8,200 km", ""),
        ("sv", {"country": "CN"}, "", ""),
    ],
)
def test_distance_and_direction_in_words(language, point, distance, direction):
    city = make_city(name_sv="Stad", **point)
    city.refresh_from_db()

    with translation.override(language):
        template = engines["django"].from_string(
            "{% load places %}{{ city|distance }}|{{ city|direction }}"
        )
        assert template.render({"city": city}).replace("\xa0", " ") == f"{distance}|{direction}"


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("sv", "Asia/Shanghai", "7 timmar före"),
        ("sv", "Europe/London", "1 timme efter"),
        ("sv", "Europe/Oslo", "Som i Göteborg"),
        ("sv", "Asia/Kolkata", "4 tim 30 min före"),
        ("en", "Asia/Shanghai", "7 hours ahead"),
        ("en", "", ""),
    ],
)
def test_the_time_difference_is_shown_as_text(monkeypatch, language, zone, words):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 12, tzinfo=UTC))
    city = SimpleNamespace(time_zone=zone)

    with translation.override(language):
        template = engines["django"].from_string("{% load places %}{{ city|time_difference }}")
        assert template.render({"city": city}) == words


def test_without_an_order_there_is_no_wheel():
    make_rotation()
    HostTown.objects.update(turn=None)
    hosts = list(HostTown.objects.select_related("city", "rotation"))

    html = drawn("host_wheel hosts coming", "en", hosts=hosts, coming=[])

    assert html.strip() == ""


@pytest.mark.parametrize(
    ("language", "description", "next_host"),
    [
        ("sv", "turas om att vara värdar: Göteborg 2027, Århus 2029, Bergen 2031", "Nästa värd"),
        ("en", "take turns as host: Gothenburg 2027, Århus 2029, Bergen 2031", "Next host"),
    ],
)
def test_with_an_order_the_wheel_has_the_years_and_marks_the_next_host(
    language, description, next_host
):
    make_rotation()
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    coming = [HostYear(2027 + 2 * n, host, is_recorded=n == 0) for n, host in enumerate(hosts)]

    html = drawn("host_wheel hosts coming", language, hosts=hosts, coming=coming)

    assert description in html
    assert html.count('class="wheel-arrow') == 4
    assert html.count("wheel-arrow-next") == 1
    assert html.count("wheel-next") == 1
    assert next_host in html
    for year in (2027, 2029, 2031, 2033):
        assert f">{year}</text>" in html


def test_a_host_whose_name_finds_no_room_has_a_number_and_a_place_in_the_legend():
    make_rotation()
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    hosts[1].city.name_sv = hosts[1].city.name_en = "Förvaltningsområdessamordning"

    html = drawn("host_wheel hosts coming", "sv", hosts=hosts, coming=[])

    assert '<li value="1">Förvaltningsområdessamordning</li>' in html
    assert "…" not in html
