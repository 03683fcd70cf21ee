"""What axe, a checker of accessibility, finds on a page.

`make crawl` asks for every rule at every width in both schemes, CI for what a change can break.
"""

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.states import IS_FULL

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": STANDARDS}
# What a change of scheme can break; the other rules read the document alone.
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CHECKS = (
    [(width, scheme, ALL_RULES) for width in (320, 768, 1280) for scheme in ("light", "dark")]
    if IS_FULL
    else [(320, "light", ALL_RULES), (1280, "dark", RULES_OF_COLOUR)]
)

# Only what is wrong comes back. Without preloading: it would add a style sheet, which the page's
# policy refuses.
RUN = """async (runOnly) => {
  const {violations} = await axe.run({runOnly, preload: false, resultTypes: ['violations']});
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => [id, target.join(' '), failureSummary]));
}"""


def violations(page, name):
    """Of the page that is open, at several widths and in both schemes."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for width, scheme, rules in CHECKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [(name, width, scheme, *node) for node in page.evaluate(RUN, rules)]
    return found


def violations_as_shown(page, name):
    """Of the page that is open, at the width and in the scheme that it is shown in."""
    page.evaluate(AXE_SCRIPT)
    return [(name, *node) for node in page.evaluate(RUN, ALL_RULES)]
