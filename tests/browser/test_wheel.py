"""The wheel of hosts as a browser draws it: whole names that meet nothing, at every width."""

import pytest

from relations.models import HostTown, Rotation
from tests.browser.boxes import meet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ORDERS = {
    "Gothenburg first": [None, "arhus", "bergen", "abo"],
    "Gothenburg at the side": ["arhus", None, "abo", "bergen"],
}
MEASURE = """() => {
  const wheel = document.querySelector('.host-wheel svg');
  const box = (element) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  const names = [...wheel.querySelectorAll('.wheel-name')];
  return {
    dial: box(wheel.querySelector('.wheel-dial')),
    names: names.map((name) => ({text: name.textContent.trim(), ...box(name)})),
    sizes: names.map((name) => parseFloat(getComputedStyle(name).fontSize)
      * name.getScreenCTM().a),
    marks: [...wheel.querySelectorAll('.wheel-mark path, .wheel-lamp')].map(box),
    scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""
TWICE_THE_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [sheet];
}"""


def set_order(slugs):
    hosts = {host.city and host.city.slug_sv: host for host in HostTown.objects.all()}
    for turn, slug in enumerate(slugs, start=1):
        hosts[slug].turn = turn
        hosts[slug].save()
    Rotation.objects.update(anchor_year=2100, anchor_host=hosts[None])


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize(
    ("path", "towns"),
    [
        ("/sv/vanorter/", {"Göteborg", "Århus", "Bergen", "Åbo"}),
        ("/en/friendship-towns/", {"Gothenburg", "Aarhus", "Bergen", "Turku"}),
    ],
)
def test_the_names_of_the_hosts_stand_whole_at_every_width(content, open_page, order, path, towns):
    set_order(order)
    page = open_page(path, viewport={"width": 320, "height": 800})
    page.evaluate("document.fonts.ready")
    for enlarge in (False, True):
        if enlarge:
            page.evaluate(TWICE_THE_TEXT)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            drawn = page.evaluate(MEASURE)

            assert not drawn["scrolls"]
            assert {name["text"] for name in drawn["names"]} == towns
            assert enlarge or all(size >= 11.9 for size in drawn["sizes"])
            for index, name in enumerate(drawn["names"]):
                assert drawn["dial"]["left"] < name["left"]
                assert name["right"] < drawn["dial"]["right"]
                assert not [mark for mark in drawn["marks"] if meet(name, mark)], name
                assert not [other for other in drawn["names"][:index] if meet(name, other)], name


@pytest.mark.parametrize("language", ["sv", "en"])
def test_years_and_towns_of_the_table_stand_on_one_line(content, open_page, language):
    set_order(ORDERS["Gothenburg first"])
    path = {"sv": "/sv/vanorter/", "en": "/en/friendship-towns/"}[language]
    page = open_page(path)

    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        cells = page.locator(".rotation tbody :is(th, td:first-of-type)")
        lines = cells.evaluate_all(
            """(cells) => cells.map((cell) => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              return range.getClientRects().length;
            })"""
        )
        assert len(lines) >= 8
        assert set(lines) == {1}, width
