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
        html = engines["django"].from_string("{% load maps %}{% " + tag + " %}").render(context)
        return " ".join(html.split())


def listed():
    return list(City.objects.published().with_terms().by_relation())


@pytest.mark.parametrize(
    ("language", "name"),
    [("sv", "Århus, Danmark. vänort, aktiv"), ("en", "Aarhus, Denmark. friendship town, active")],
)
def test_a_mark_is_a_link_with_the_citys_name_kind_and_status(language, name):
    make_city("friendship-town", "active", name_sv="Århus", name_en="Aarhus", **AARHUS)
    with translation.override(language):
        url = listed()[0].get_absolute_url()

    html = drawn("relations_map cities", language, cities=listed())

    assert f"<title>{name}</title>" in html
    # Once on each sheet; CSS shows one of them.
    assert html.count(f'href="{url}"') == 2


def test_kind_and_status_are_shown_by_shape_too():
    make_city("friendship-town", "active", name_sv="A", **AARHUS)
    make_city("partner-city", "dormant", name_sv="B", **SHANGHAI)

    html = drawn("relations_map cities", cities=listed())

    assert '<path class="map-mark map-active"' in html
    assert '<circle class="map-mark map-dormant"' in html
    assert 'class="map-arc map-active"' in html
    assert 'class="map-arc map-dormant"' in html
    assert "ended" not in html


def test_a_city_without_coordinates_has_no_mark_and_no_card():
    city = make_city(name_sv="Ingenstans")

    assert "Ingenstans" not in drawn("relations_map cities", cities=listed())
    assert "<svg" not in drawn("emblem city", city=city)
    assert drawn("host_wheel hosts coming", hosts=[], coming=[]) == ""


@pytest.mark.parametrize("tag", ["relations_map cities", "emblem cities.0"])
def test_a_citys_name_is_escaped(tag):
    make_city(name_sv="<b>Xi'an & co</b>", **SHANGHAI)

    html = drawn(tag, cities=listed())

    assert "<b>" not in html
    assert "&amp;#" not in html
    ElementTree.fromstring(html)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_drawings_are_well_formed_without_inline_style_or_script(language):
    make_city("friendship-town", "ended", name_sv="Århus", **AARHUS)
    city = make_city(name_en="Shanghai", name_sv="", **SHANGHAI)

    for html in (
        drawn("relations_map cities", language, cities=listed()),
        drawn("emblem city", language, city=city),
    ):
        for element in ElementTree.fromstring(html).iter():
            assert element.tag not in {"style", "script"}
            assert not {name for name in element.keys() if name == "style" or name[:2] == "on"}


def test_a_name_in_the_other_language_is_marked_as_such():
    make_city(name_sv="Krakow", name_en="", **AARHUS)

    html = drawn("relations_map cities", "en", cities=listed())

    assert 'lang="sv"' in html


def test_drawings_make_no_query(django_assert_num_queries):
    make_city("friendship-town", "active", name_sv="A", **AARHUS)
    cities = listed()

    with django_assert_num_queries(0):
        drawn("relations_map cities", cities=cities)
        drawn("emblem cities.0", cities=cities)


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("sv", "Ungefär 8 200 km från Göteborg, åt ostnordost"),
        ("en", "About 8,200 km from Gothenburg, towards the east-north-east"),
    ],
)
def test_the_card_has_its_content_as_a_caption(language, caption):
    city = make_city(name_sv="Shanghai", name_en="Shanghai", **SHANGHAI)

    html = drawn("emblem city", language, city=city)

    assert f"<figcaption>{caption}</figcaption>" in html.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "letters"), [("sv", ["N", "Ö", "S", "V"]), ("en", ["N", "E", "S", "W"])]
)
def test_the_compass_letters_are_translated(language, letters):
    html = drawn("emblem city", language, city=make_city(name_sv="Århus", **AARHUS))

    figure = ElementTree.fromstring(html)
    assert [e.text for e in figure.iter("text") if e.get("class") == "emblem-letter"] == letters


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("sv", "Asia/Shanghai", "7 timmar före Göteborg"),
        ("sv", "Europe/London", "1 timme efter Göteborg"),
        ("sv", "Europe/Oslo", "Samma tid som i Göteborg"),
        ("sv", "Asia/Kolkata", "4 tim 30 min före Göteborg"),
        ("en", "Asia/Shanghai", "7 hours ahead of Gothenburg"),
        ("en", "", ""),
    ],
)
def test_the_time_difference_is_shown_as_text(monkeypatch, language, zone, words):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 12, tzinfo=UTC))
    city = SimpleNamespace(time_zone=zone)

    with translation.override(language):
        template = engines["django"].from_string("{% load maps %}{{ city|time_difference }}")
        assert template.render({"city": city}) == words


def test_without_an_order_the_wheel_has_no_arrows():
    make_rotation()
    HostTown.objects.update(turn=None)
    hosts = list(HostTown.objects.select_related("city", "rotation"))

    html = drawn("host_wheel hosts coming", "en", hosts=hosts, coming=[])

    assert "wheel-arrow" not in html
    assert "wheel-year" not in html
    assert "the order is not recorded here" in html
    assert 'aria-label="Gothenburg, Århus, Bergen, Åbo"' in html


def test_with_an_order_the_wheel_has_arrows_and_marks_confirmed_years():
    make_rotation()
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    coming = [HostYear(2027 + 2 * n, host, is_recorded=n == 0) for n, host in enumerate(hosts)]

    html = drawn("host_wheel hosts coming", "en", hosts=hosts, coming=coming)

    assert html.count("wheel-arrow") == 4
    assert html.count("wheel-decided") == 1
    assert html.count("wheel-next") == 1
    for year in (2027, 2029, 2031, 2033):
        assert f">{year}</text>" in html
    assert "not confirmed" in html
