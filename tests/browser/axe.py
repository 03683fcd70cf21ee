"""What axe, a checker of accessibility, finds on a page.

`make axe` (AXE=full) asks for everything on every page; in CI what a change can break.
"""

import os

from axe_playwright_python.base import AXE_SCRIPT

IS_FULL = os.environ.get("AXE") == "full"
WIDTHS = (320, 768, 1280)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": STANDARDS}
# What a change of scheme can break; the other rules read the document alone.
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CHECKS = {"light": ALL_RULES, "dark": ALL_RULES if IS_FULL else RULES_OF_COLOUR}

# Only what is wrong comes back. Without preloading: it would add a style sheet, which the page's
# policy refuses.
RUN = """async (runOnly) => {
  const {violations} = await axe.run({runOnly, preload: false, resultTypes: ['violations']});
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => [id, target.join(' '), failureSummary]));
}"""


def violations(page, name):
    """Of the page that is open, at every width and in both schemes."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in CHECKS.items():
            page.emulate_media(color_scheme=scheme)
            found += [(name, width, scheme, *node) for node in page.evaluate(RUN, rules)]
    return found
