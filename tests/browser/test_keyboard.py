"""Where Tab leads and what it shows, the menu without script, and what script adds."""

import re

import pytest

from tests.browser.contrast import contrast
from tests.browser.states import crawled_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
  const element = document.activeElement;
  const drawn = element.querySelector('.chart-focus') || element;
  // A city's mark reaches farther than it is drawn, and a link may reach over all of its row.
  const reached = element.querySelector('.chart-target') || element;
  const spreads = getComputedStyle(element, '::after').position === 'absolute';
  const box = reached.getBoundingClientRect();
  const target = spreads ? element.offsetParent.getBoundingClientRect() : box;
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
    left: box.left, top: box.top + scrollY, width: target.width, height: target.height,
    inText,
    isShown: Boolean(shown) && (element.contains(shown) || shown.contains(element)),
    isMark: element.matches('.chart-city'),
    ring: element.matches('.chart-city')
      ? {style: 'solid', width: parseFloat(strokeWidth), colour: stroke}
      : {style: outlineStyle, width: parseFloat(outlineWidth), colour: outlineColor},
    behind: behind ? getComputedStyle(behind).backgroundColor
      : getComputedStyle(document.documentElement).backgroundColor,
    position: [...document.querySelectorAll('*')].indexOf(element),
  };
}"""


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


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("/sv/", 1280, "light"),
        ("/en/", 320, "dark"),
        ("/sv/kontakt/", 320, "light"),
        ("/en/cities/", 1280, "dark"),
    ],
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
    current = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Vänorter")
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

    scripted = []
    for name, path in crawled_pages("sv"):
        for page in pages:
            page.goto(path)
        if pages[1].locator("script[src]").count():
            scripted.append(name)
        with_script, without = (page.locator("body").inner_text() for page in pages)
        assert re.sub(r"\n0 av 5\s000 tecken\n", "", with_script) == without, name
    assert scripted == ["contact"]
