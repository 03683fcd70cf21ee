import pytest

from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_a_dormant_friendship_town_stands_among_the_friendship_towns_only(client, path):
    make_city(name_sv="Åbo", name_en="Åbo", kind="friendship-town", status="dormant")

    html = client.get(path).content.decode()

    assert html.count('class="city-item"') == 1
    assert 'id="dormant-partners"' not in html


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_a_page_of_the_start_opens_with_the_map_of_every_city(client, path):
    for name, status in [("Kiel", "active"), ("Lyon", "dormant"), ("Graz", "ended")]:
        make_city(name_sv=name, name_en=name, status=status, latitude=50, longitude=10)

    html = client.get(path).content.decode()

    drawing = html[html.index('class="relations-map"') : html.index("</figure>")]
    for name in ("Kiel", "Lyon", "Graz"):
        assert name in drawing
