"""What axe finds on every kind of page and state, at three widths and in both schemes."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from tests.browser.states import (
    answer_with_error_pages,
    let_meetings_be_held,
    log_in,
    make_content,
    public_pages,
    staff_pages,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 768, 1280)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECKS = {
    "light": {"type": "tag", "values": STANDARDS},
    # What a change of scheme can break; the other rules read the document alone.
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


@pytest.fixture
def states(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_content()


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


# Two halves, so that two workers share them; each in the language that the other is not.
@pytest.mark.parametrize(("half", "language"), [(0, "sv"), (1, "en")])
def test_no_public_page_has_a_violation(states, open_page, half, language):
    page = open_page("about:blank", reduced_motion="reduce")

    found = []
    for name, path in list(public_pages(language))[half::2]:
        page.goto(path)
        found += violations(page, name)

    assert found == []


def test_no_error_page_has_a_violation(states, open_page):
    page = open_page("about:blank")

    found = []
    for name, path in answer_with_error_pages(page, "sv"):
        page.goto(path)
        found += violations(page, name)

    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_form_with_errors_has_no_violation(states, open_page, language):
    path = {"sv": "/sv/kontakt/", "en": "/en/contact/"}[language]
    page = open_page(path, reduced_motion="reduce")
    page.locator(".case-form [type=submit]").click()
    page.get_by_role("alert").first.wait_for()

    assert violations(page, page.title()) == []


def test_meetings_and_years_of_the_friendship_towns_have_no_violation(states, open_page):
    let_meetings_be_held()
    page = open_page("/sv/vanorter/", reduced_motion="reduce")

    assert page.locator("table").count() == 1
    assert violations(page, page.title()) == []


def test_the_open_menu_has_no_violation(states, open_page):
    page = open_page("/en/", viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page.locator(".menu-fold summary").click()

    assert violations(page, page.title()) == []


def test_no_page_for_staff_has_a_violation(states, open_page, live_server):
    page = open_page(reverse("admin:login"), reduced_motion="reduce")

    found = violations(page, "login")
    log_in(page, live_server.url)
    for name, path in staff_pages("sv"):
        page.goto(path, wait_until="networkidle")
        found += violations(page, name)

    assert found == []
