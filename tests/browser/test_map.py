"""The map of relations on the start page, measured in a browser with the initial content."""

import pytest

WIDTHS = [320, 420, 768, 1024, 1280, 1600]

MEASURE = """() => {
  const sheet = [...document.querySelectorAll('svg.map')].find(
    (svg) => getComputedStyle(svg).display !== 'none');
  const text = (element) => element.textContent.trim();
  const box = (element) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  return {
    sheet: box(sheet),
    sheets: [...document.querySelectorAll('svg.map')].filter(
      (svg) => getComputedStyle(svg).display !== 'none').length,
    labels: [...sheet.querySelectorAll('.map-label')].flatMap(
      (label) => [...label.querySelectorAll('tspan')].map(
        (line) => ({owner: text(label), ...box(line)}))),
    sizes: [...sheet.querySelectorAll('.map-label')].map((label) =>
      parseFloat(getComputedStyle(label).fontSize) * label.getScreenCTM().a),
    targets: [...sheet.querySelectorAll('.map-target')].map(box),
    marks: [...sheet.querySelectorAll('.map-link')].map((link) => ({
      name: text(link.querySelector('title')), ...box(link.querySelector('.map-mark'))})),
    scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""

SPACING = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def meet(one, other):
    """Whether two boxes share more than a hair's breadth."""
    return (
        one["left"] < other["right"] - 0.5
        and other["left"] < one["right"] - 0.5
        and one["top"] < other["bottom"] - 0.5
        and other["top"] < one["bottom"] - 0.5
    )


@pytest.fixture
def start(content, open_page):
    def visit(language, width, **options):
        page = open_page(f"/{language}/", viewport={"width": width, "height": 800}, **options)
        if options.get("java_script_enabled", True):
            page.evaluate("document.fonts.ready")
        return page

    return visit


def assert_names_keep_apart(drawn):
    labels = drawn["labels"]
    for index, one in enumerate(labels):
        for other in labels[index + 1 :]:
            # Lines of one name stand closer than the boxes of their letters.
            assert one["owner"] == other["owner"] or not meet(one, other), (one, other)
        assert not [mark for mark in drawn["marks"] if meet(one, mark)], one
        assert drawn["sheet"]["left"] <= one["left"]
        assert one["right"] <= drawn["sheet"]["right"]
        assert drawn["sheet"]["top"] <= one["top"]
        assert one["bottom"] <= drawn["sheet"]["bottom"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_meet_no_other_name_no_mark_and_no_edge_at_any_width(start, language):
    page = start(language, 320)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate(MEASURE)

        assert drawn["sheets"] == 1
        assert len(drawn["marks"]) == 13
        assert len({label["owner"] for label in drawn["labels"]}) == 14
        assert_names_keep_apart(drawn)
        assert not drawn["scrolls"]


def test_names_keep_apart_with_the_readers_own_spacing_of_letters(start):
    page = start("sv", 320)
    # As a reader's own style sheet does, past the page's Content-Security-Policy.
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})

        assert_names_keep_apart(page.evaluate(MEASURE))


def test_names_keep_a_size_that_can_be_read_and_targets_one_that_can_be_hit(start):
    page = start("en", 320)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate(MEASURE)

        assert all(12.5 <= size <= 20 for size in drawn["sizes"]), width
        assert drawn["sizes"], width
        assert drawn["targets"], width
        for target in drawn["targets"]:
            assert target["right"] - target["left"] >= 24
            assert target["bottom"] - target["top"] >= 24


@pytest.mark.parametrize(
    ("language", "first", "target"),
    [
        ("sv", "Bergen, Norge. Vänort, Aktiv", "/sv/stader/bergen/"),
        ("en", "Aarhus, Denmark. Friendship town, Active", "/en/cities/aarhus/"),
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
        "getComputedStyle(document.activeElement.querySelector('.map-target')).strokeWidth"
    )
    assert float(ring.removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")


def test_a_name_on_the_map_can_be_clicked(start):
    page = start("en", 320)

    page.locator("svg.map:visible .map-label", has_text="Lyon").click()

    page.wait_for_url("**/en/cities/lyon/")


def test_a_phone_has_a_sheet_of_its_own_even_without_script(start):
    for width, shown, hidden in ((320, "narrow", "wide"), (1280, "wide", "narrow")):
        page = start("en", width, java_script_enabled=False)

        assert page.locator(f"svg.map-{shown}").is_visible()
        assert not page.locator(f"svg.map-{hidden}").is_visible()
