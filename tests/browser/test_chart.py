"""The chart as a browser draws it: names, spokes and marks keep apart at every width."""

import pytest

from tests.browser.boxes import meet
from tests.relations.chart.places import sixty
from tests.relations.factories import make_city

WIDTHS = [320, 360, 390, 768, 1024, 1280, 1600]

MEASURE = """() => {
  const sheets = [...document.querySelectorAll('.chart-sheet')].filter(
    (sheet) => getComputedStyle(sheet).display !== 'none');
  const svg = sheets[0].querySelector('svg');
  const box = (element) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  return {
    sheets: sheets.length,
    rim: box(svg.querySelector('.chart-edge')),
    names: [...svg.querySelectorAll('.chart-name, .chart-home')].flatMap(
      (name) => [...name.querySelectorAll('tspan')].map(
        (line) => ({owner: name.textContent.trim(), ...box(line)}))),
    sizes: [...svg.querySelectorAll('.chart-name, .chart-home')].map(
      (name) => parseFloat(getComputedStyle(name).fontSize) * name.getScreenCTM().a),
    marks: [...svg.querySelectorAll('a .chart-mark > :last-child')].map(box),
    targets: [...svg.querySelectorAll('.chart-target')].map(box),
    numbers: svg.querySelectorAll('.chart-number').length,
    legend: sheets[0].querySelectorAll('.chart-legend li').length,
    spokes: [...svg.querySelectorAll('.chart-spoke')].flatMap((path) => {
      const points = [];
      const total = path.getTotalLength(), matrix = path.getScreenCTM();
      for (let length = 0; length < total; length += 2) {
        const point = path.getPointAtLength(length).matrixTransform(matrix);
        points.push([point.x, point.y]);
      }
      return points;
    }),
    scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ink(name):
    """The box of a line's letters, without the room above and below them."""
    room = (name["bottom"] - name["top"]) * 0.2
    return name | {"top": name["top"] + room, "bottom": name["bottom"] - room}


def assert_legible(drawn):
    assert drawn["sheets"] == 1
    assert not drawn["scrolls"]
    names = [ink(name) for name in drawn["names"]]
    assert names
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert one["owner"] == other["owner"] or not meet(one, other), (one, other)
        assert not [mark for mark in drawn["marks"] if meet(one, mark)], one
        crossing = [
            (x, y)
            for x, y in drawn["spokes"]
            if one["left"] < x < one["right"] and one["top"] < y < one["bottom"]
        ]
        assert crossing == [], one
        assert drawn["rim"]["left"] <= one["left"]
        assert one["right"] <= drawn["rim"]["right"]


@pytest.fixture
def start(content, open_page):
    def visit(language, width, **options):
        page = open_page(f"/{language}/", viewport={"width": width, "height": 800}, **options)
        if options.get("java_script_enabled", True):
            page.evaluate("document.fonts.ready")
        return page

    return visit


@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_can_be_read_and_marks_hit_and_none_meet_at_any_width(start, language):
    page = start(language, 320)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate(MEASURE)

        assert len(drawn["marks"]) == 13
        assert len({name["owner"] for name in drawn["names"]}) + drawn["numbers"] == 14
        assert drawn["legend"] == drawn["numbers"]
        assert width < 390 or drawn["numbers"] == 0
        assert_legible(drawn)
        assert all(11.9 <= size <= 22 for size in drawn["sizes"]), width
        assert len(drawn["targets"]) == 13
        for target in drawn["targets"]:
            assert target["right"] - target["left"] >= 24
            assert target["bottom"] - target["top"] >= 24


@pytest.mark.parametrize("language", ["sv", "en"])
def test_sixty_cities_are_legible_too(start, language):
    for place in sixty(language)[13:]:
        make_city(
            name_sv=place.name,
            name_en=place.name,
            latitude=round(place.point.latitude, 5),
            longitude=round(place.point.longitude, 5),
        )
    page = start(language, 320)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate(MEASURE)

        assert drawn["numbers"] == drawn["legend"] > 0
        assert_legible(drawn)


@pytest.mark.parametrize("path", ["stader/kiel/", "stader/shanghai/", "stader/xian/", "vanorter/"])
def test_the_charts_of_other_pages_are_legible(start, path):
    page = start("sv", 320)
    page.goto(page.url + path)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate(MEASURE)

        assert_legible(drawn | {"spokes": []})
        assert all(size >= 11.9 for size in drawn["sizes"])


def test_names_are_legible_with_twice_the_size_of_text(start):
    page = start("sv", 1280)
    page.evaluate(
        "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% }');"
        " document.adoptedStyleSheets = [sheet]; }"
    )
    for width in (640, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})

        assert_legible(page.evaluate(MEASURE))


@pytest.mark.parametrize(
    ("language", "first", "target"),
    [
        ("sv", "Bergen, Norge. Vänort, aktiv", "/sv/stader/bergen/"),
        ("en", "Aarhus, Denmark. Friendship town, active", "/en/cities/aarhus/"),
    ],
)
def test_marks_are_links_for_keyboard_and_screen_reader(start, language, first, target):
    page = start(language, 1280)

    links = page.get_by_role("group", name="relation").get_by_role("link")
    assert links.count() == 13
    mark = page.get_by_role("link", name=first, exact=True)
    assert mark.count() == 1
    mark.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    ring = page.evaluate(
        "getComputedStyle(document.activeElement.querySelector('.chart-focus')).strokeWidth"
    )
    assert float(ring.removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")


def test_a_name_on_the_chart_can_be_clicked(start):
    page = start("en", 390)

    page.locator(".chart-sheet:visible .chart-name", has_text="Lyon").click()

    page.wait_for_url("**/en/cities/lyon/")


def test_a_phone_has_a_sheet_of_its_own_even_without_script(start):
    for width, shown in ((320, "small"), (390, "narrow"), (1280, "wide")):
        page = start("en", width, java_script_enabled=False)

        for code in ("small", "narrow", "wide"):
            assert page.locator(f".chart-{code}").is_visible() is (code == shown)
