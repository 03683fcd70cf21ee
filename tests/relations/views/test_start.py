import pytest
from django.urls import reverse
from django.utils import translation

from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_a_dormant_friendship_town_stands_among_the_friendship_towns_only(client, path):
    make_city(name_sv="Åbo", name_en="Åbo", kind="friendship-town", status="dormant")

    html = client.get(path).content.decode()

    assert html.count('class="city-item"') == 1
    assert 'id="dormant-partners"' not in html


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_the_start_page_opens_with_the_chart_of_every_relation_that_goes_on(client, path):
    for name, status in [("Kiel", "active"), ("Lyon", "dormant"), ("Graz", "ended")]:
        make_city(name_sv=name, name_en=name, status=status, latitude=50, longitude=10)

    html = client.get(path).content.decode()

    drawing = html[html.index('class="chart ') : html.rindex("</svg>")]
    for name in ("Kiel", "Lyon"):
        assert name in drawing
    assert "Graz" not in html


@pytest.mark.parametrize("kind", ["partner-city", "friendship-town"])
@pytest.mark.parametrize(
    ("language", "heading"), [("sv", ">avslutade</span>"), ("en", ">ended</span>")]
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
