"""What becomes of the pages at other sizes and spacings of text."""

import pytest

from tests.browser.states import (
    answer_with_error_pages,
    crawled_pages,
    let_meetings_be_held,
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
    box.checkVisibility() && getComputedStyle(box).overflowX !== 'visible' &&
    box.scrollWidth > box.clientWidth + 1);
  const wide = [...document.querySelectorAll('body *')].filter((box) =>
    !box.closest('svg, .visually-hidden, .honeypot, .skip-link') &&
    box.checkVisibility() && box.getBoundingClientRect().right > clientWidth + 1);
  return [scrollWidth > clientWidth ? scrollWidth : 0,
    ...new Set([...cut, ...wide].map((box) => box.outerHTML.slice(0, 80)))];
}"""
FITS = [0]


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
    for name, path in [*crawled_pages(language), *answer_with_error_pages(page, language)]:
        page.goto(path)
        found += overflows(page, name)
        if name == "contact":
            page.locator(".case-form [type=submit]").click()
            page.get_by_role("alert").first.wait_for()
            found += overflows(page, "contact with errors")

    assert found == []
