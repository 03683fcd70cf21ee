"""What becomes of the pages at other sizes, spacings, colours and on paper."""

import re

import pytest

from tests.browser.states import (
    answer_with_error_pages,
    let_meetings_be_held,
    log_in,
    make_content,
    public_pages,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As a reader's own style sheet does, past the page's Content-Security-Policy.
ADOPT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""

TEXT_TWICE_AS_LARGE = "html { font-size: 200% !important; }"
# WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""

# What sticks out of the window, or out of a box that cuts it off.
OVERFLOW = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  const cut = [...document.querySelectorAll('main *, header *, footer *, nav *')].filter((box) =>
    !box.closest('svg, .visually-hidden, .honeypot, .skip-link') &&
    getComputedStyle(box).overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1);
  const wide = [...document.querySelectorAll('body *')].filter((box) =>
    !box.closest('svg, .visually-hidden, .honeypot, .skip-link') &&
    box.getBoundingClientRect().right > clientWidth + 1);
  return [scrollWidth > clientWidth ? scrollWidth : 0,
    ...new Set([...cut, ...wide].map((box) => box.outerHTML.slice(0, 80)))];
}"""
FITS = [0]


@pytest.fixture
def states(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_content()


def overflows(page, name):
    """Of the page that is open: on a phone, with text at 200 %, with wide spacing."""
    found = []
    for width, css in (
        (320, ""),
        (320, TEXT_SPACING),
        (640, TEXT_TWICE_AS_LARGE),
        (1280, TEXT_TWICE_AS_LARGE),
        (1280, TEXT_SPACING),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(ADOPT, css)
        overflow = page.evaluate(OVERFLOW)
        if overflow != FITS:
            found.append((name, width, css[:8], *overflow))
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_sticks_out_of_a_page_at_any_size_or_spacing_of_text(states, open_page, language):
    page = open_page("about:blank")
    let_meetings_be_held()

    found = []
    for name, path in [*public_pages(language), *answer_with_error_pages(page, language)]:
        page.goto(path)
        found += overflows(page, name)
        if name == "contact":
            page.locator(".case-form [type=submit]").click()
            page.get_by_role("alert").first.wait_for()
            found += overflows(page, "contact with errors")

    assert found == []


FOCUS = """() => {
  const element = document.activeElement;
  const drawn = element.querySelector('.map-target') || element;
  const box = drawn.getBoundingClientRect();
  const {outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth} = getComputedStyle(drawn);
  let behind = element;
  const clear = 'rgba(0, 0, 0, 0)';
  for (behind = element.parentElement;
       behind && getComputedStyle(behind).backgroundColor === clear;
       behind = behind.parentElement);
  const shown = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const inText = getComputedStyle(element).display === 'inline' && !element.closest('svg');
  return {
    what: element.outerHTML.slice(0, 90),
    isBody: element === document.body,
    left: box.left, top: box.top + scrollY, width: box.width, height: box.height,
    inText,
    isShown: Boolean(shown) && (element.contains(shown) || shown.contains(element)),
    isMark: element.matches('.map-link'),
    ring: element.matches('.map-link')
      ? {style: 'solid', width: parseFloat(strokeWidth), colour: stroke}
      : {style: outlineStyle, width: parseFloat(outlineWidth), colour: outlineColor},
    behind: behind ? getComputedStyle(behind).backgroundColor
      : getComputedStyle(document.documentElement).backgroundColor,
    position: [...document.querySelectorAll('*')].indexOf(element),
  };
}"""


def luminance(colour):
    channels = [float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def stops(page):
    """Everything that Tab reaches, in its order."""
    found = []
    while len(found) < 150:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["isBody"] or (found and stop["position"] == found[0]["position"]):
            return found
        found.append(stop)
    raise AssertionError("Tab comes to no end")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "width"),
    [("/sv/", 1280), ("/en/", 320), ("/sv/kontakt/", 320), ("/en/cities/", 1280)],
)
def test_focus_is_seen_wherever_tab_leads_and_goes_as_one_reads(
    states, open_page, path, width, scheme
):
    page = open_page(
        path,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
    )

    reached = stops(page)

    assert len(reached) >= 20
    positions = [stop["position"] for stop in reached]
    assert positions == sorted(positions)
    for stop in reached:
        assert stop["isShown"], stop
        assert stop["ring"]["style"] == "solid", stop
        assert stop["ring"]["width"] >= 2, stop
        assert contrast(stop["ring"]["colour"], stop["behind"]) >= 3, stop
        if not stop["inText"]:
            assert min(stop["width"], stop["height"]) >= 24, stop


def test_the_menu_folds_and_opens_by_keyboard_without_script(states, open_page):
    page = open_page(
        "/sv/vanorter/", viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    current = page.get_by_role("navigation", name="Avdelningar").get_by_role(
        "link", name="Vänorter"
    )
    assert current.count() == 0

    page.locator("summary", has_text="Meny").focus()
    page.keyboard.press("Enter")
    assert current.is_visible()
    assert current.get_attribute("aria-current") == "page"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/stader/")


def test_script_adds_nothing_to_read(states, open_page):
    pages = [open_page("about:blank", java_script_enabled=has) for has in (True, False)]

    for name, path in public_pages("sv"):
        for page in pages:
            page.goto(path)
        with_script, without = (page.locator("body").inner_text() for page in pages)
        assert re.sub(r"\n0 av 5\s000 tecken\n", "", with_script) == without, name


# Nothing moves and nothing fades, of the page and of what stands before and after its elements.
MOTION = """() => ['', '::before', '::after'].flatMap((part) =>
  [...document.querySelectorAll('*')].filter((element) => {
    const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element, part);
    return transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01) ||
      animationName !== 'none' || scrollBehavior !== 'auto';
  }).map((element) => element.outerHTML.slice(0, 80)))"""


def test_nothing_moves_for_whom_movement_is_a_trouble(states, open_page, live_server):
    page = open_page("/sv/", reduced_motion="reduce")
    log_in(page, live_server.url)

    for path in ("/sv/", "/sv/stader/shanghai/", "/sv/kontakt/", "/admin/relations/city/"):
        page.goto(path)
        assert page.evaluate(MOTION) == [], path
    page.goto("/sv/")
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOTION) != []


COLOURS_OF_THE_MAP = """() => {
  const paint = (selector, property) => {
    const element = [...document.querySelectorAll(selector)].find(
      (found) => found.getClientRects().length);
    return element && getComputedStyle(element)[property];
  };
  return {
    ground: getComputedStyle(document.documentElement).backgroundColor,
    land: paint('.map-land', 'fill'),
    lines: ['.map-mark.map-active', '.map-mark.map-dormant', '.map-arc.map-active',
      '.map-arc.map-dormant', '.emblem-needle', '.emblem-pointer', '.emblem-rim', '.wheel-mark',
      '.wheel-arrow'].flatMap((line) => paint(line, 'stroke') || []),
    home: paint('.map-home', 'fill'),
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_marks_of_the_drawings_stand_out_from_sea_and_land(states, open_page, scheme):
    let_meetings_be_held()
    page = open_page("/sv/", color_scheme=scheme, viewport={"width": 1280, "height": 800})

    for path, lines in (("/sv/", 4), ("/sv/stader/shanghai/", 4), ("/sv/vanorter/", 2)):
        page.goto(path)
        drawn = page.evaluate(COLOURS_OF_THE_MAP)
        assert len(drawn["lines"]) >= lines
        for line in filter(None, [*drawn["lines"], drawn["home"]]):
            for ground in filter(None, (drawn["ground"], drawn["land"])):
                assert contrast(line, ground) >= 3, (path, line, ground)


FORMS = """() => {
  const form = (selector, part) => {
    const element = [...document.querySelectorAll(selector)].find(
      (found) => found.getClientRects().length);
    if (!element) return null;
    const style = getComputedStyle(element, part);
    return ['Top', 'Right', 'Bottom', 'Left'].map(
      (side) => `${style[`border${side}Style`]} ${style[`border${side}Width`]}`).join(', ');
  };
  return {
    active: form('.status-active', '::before'),
    dormant: form('.status-dormant', '::before'),
    ended: form('.status-ended', '::before'),
    current: form('.site-nav [aria-current]'),
    other: form('.site-nav a:not([aria-current])'),
    language: form('.languages [aria-current]'),
    choice: form('.filter [aria-current]'),
    button: form('.action'),
    way: form('.contact-block-form'),
    notice: form('.notice'),
    chip: form('.themes a'),
  };
}"""


def test_without_colours_of_ours_everything_has_its_form(states, open_page, live_server):
    page = open_page("/admin/login/", forced_colors="active")
    page.set_viewport_size({"width": 1280, "height": 800})
    log_in(page, live_server.url)
    page.goto("/styleguide/")
    guide = page.evaluate(FORMS)
    page.goto("/sv/stader/")
    cities = page.evaluate(FORMS)

    assert len({guide["active"], guide["dormant"], guide["ended"]}) == 3
    assert cities["current"] != cities["other"]
    bordered = [guide[name] for name in ("button", "way", "notice", "chip", "language")]
    for form in [*bordered, cities["current"], cities["choice"]]:
        assert re.search(r"(solid|dashed) [1-9]", form)


def colours_that_are_not_of_paper(page):
    return page.evaluate(
        """() => [...document.querySelectorAll('body, body *')].filter((element) =>
          element.getClientRects().length && !element.closest('svg')).flatMap((element) => {
            const {color, backgroundColor} = getComputedStyle(element);
            return [['text', color], ['ground', backgroundColor]].map(
              ([what, value]) => [what, value, element.outerHTML.slice(0, 60)]);
          })"""
    )


def test_paper_gets_the_text_in_black_on_white_and_nothing_to_press(states, open_page):
    page = open_page("about:blank", color_scheme="dark", viewport={"width": 720, "height": 1000})
    page.emulate_media(media="print")
    gone = "nav, form, button, summary, .skip-link, .filters, .ways-in, .contact-block-form"

    paths = dict(public_pages("sv"))
    for name in ("start", "city active", "city list", "contact", "document with link", "network"):
        page.goto(paths[name])
        assert page.locator(gone).locator("visible=true").count() == 0, name
        assert page.locator(".contact-block").get_by_text("Gustaf Adolfs Torg").is_visible()
        for what, value, element in colours_that_are_not_of_paper(page):
            if what == "text":
                assert contrast(value, "rgb(255, 255, 255)") >= 7, (name, element)
            else:
                assert value in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), (name, element)

    page.goto(paths["document with link"])
    after = page.locator(".action").evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "example.org" in after


def test_a_citys_sheet_is_two_pages_of_paper_at_most(states, open_page):
    page = open_page("/sv/stader/shanghai/")

    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2
