"""What becomes of the pages without movement, in other colours and on paper."""

import re

import pytest

from tests.browser.contrast import contrast
from tests.browser.states import let_meetings_be_held, log_in, public_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Nothing moves and nothing fades, of the page and of what stands before and after its elements.
MOTION = """() => ['', '::before', '::after'].flatMap((part) =>
  [...document.querySelectorAll('*')].filter((element) => {
    const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element, part);
    return transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01) ||
      animationName !== 'none' || scrollBehavior !== 'auto';
  }).map((element) => element.outerHTML.slice(0, 80)))"""


def test_nothing_moves_for_readers_who_prefer_reduced_motion(states, open_page, live_server):
    page = open_page("/sv/", reduced_motion="reduce")
    log_in(page, live_server.url)

    for path in ("/sv/", "/sv/stader/shanghai/", "/sv/kontakt/", "/admin/relations/city/"):
        page.goto(path)
        assert page.evaluate(MOTION) == [], path
    page.goto("/sv/")
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOTION) != []


COLOURS_OF_THE_DRAWINGS = """() => {
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement || element) : colour;
  };
  const painted = (selector, property) => {
    const element = [...document.querySelectorAll(selector)].find(
      (found) => found.getClientRects().length);
    if (!element) return [];
    const drawing = element.closest('.chart, .host-wheel');
    const land = drawing.querySelector('.chart-land');
    const grounds = [behind(drawing), ...(land ? [getComputedStyle(land).fill] : [])];
    return grounds.map((ground) => [selector, getComputedStyle(element)[property], ground]);
  };
  return [
    ...['.chart-mark.chart-dormant > :last-child', '.chart-spoke.chart-active',
      '.chart-spoke.chart-dormant', '.chart-rim', '.chart-edge',
      '.wheel-town:not(.wheel-next) .wheel-mark',
      '.wheel-arrow', '.wheel-arrow-next', '.wheel-rim',
    ].flatMap((line) => painted(line, 'stroke')),
    ...painted('.chart-lamp', 'fill'), ...painted('.wheel-lamp', 'fill'),
  ];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_marks_of_the_drawings_stand_out_from_sea_and_land(states, open_page, scheme):
    let_meetings_be_held()
    page = open_page("/sv/", color_scheme=scheme, viewport={"width": 1280, "height": 800})

    for path, least in (("/sv/", 10), ("/sv/stader/shanghai/", 8), ("/sv/vanorter/", 5)):
        page.goto(path)
        drawn = page.evaluate(COLOURS_OF_THE_DRAWINGS)
        assert len(drawn) >= least, path
        for line, colour, ground in drawn:
            assert contrast(colour, ground) >= 3, (path, line, colour, ground)


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
    active: form('.cities.is-active'),
    dormant: form('.cities:not(.is-active)'),
    current: form('.site-nav [aria-current]'),
    other: form('.site-nav a:not([aria-current])'),
    language: form('.footer-links [aria-current]'),
    choice: form('.filter [aria-current]'),
    status: form('.filter-line [aria-current]'),
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

    assert cities["active"] != cities["dormant"]
    assert cities["current"] != cities["other"]
    bordered = [guide[name] for name in ("button", "way", "notice", "chip", "language")]
    bordered += [guide["choice"]]
    for form in [*bordered, *(cities[name] for name in ("active", "dormant", "current", "status"))]:
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
    gone = (
        "nav, .language-switch, form, button, summary, .skip-link, .filters, .ways-in, "
        ".contact-block-form"
    )

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
