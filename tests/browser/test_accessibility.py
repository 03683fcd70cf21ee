"""What axe finds on every kind of page and state, on a phone and on a desk, in both schemes."""

import pytest
from django.urls import reverse

from tests.browser.axe import violations
from tests.browser.states import (
    IS_FULL,
    answer_with_error_pages,
    crawled_pages,
    let_meetings_be_held,
    log_in,
    staff_pages,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_for_readers_has_a_violation(states, open_page, language):
    page = open_page("about:blank", reduced_motion="reduce")

    found = []
    for name, path in [*crawled_pages(language), *answer_with_error_pages(page, language)]:
        page.goto(path)
        found += violations(page, name)
        if name == "contact":
            page.locator(".case-form [type=submit]").click()
            page.get_by_role("alert").first.wait_for()
            found += violations(page, "contact with errors")

    assert found == []


def test_meetings_and_years_of_the_friendship_towns_have_no_violation(states, open_page):
    let_meetings_be_held()
    page = open_page("/sv/vanorter/", reduced_motion="reduce")

    assert page.locator("table").count() == 1
    assert violations(page, page.title()) == []


def test_the_open_menu_has_no_violation(content, open_page):
    page = open_page("/en/", viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page.locator(".menu-fold summary").click()

    assert violations(page, page.title()) == []


@pytest.mark.parametrize("language", ["sv", "en"] if IS_FULL else ["sv"])
def test_no_page_for_staff_has_a_violation(states, open_page, live_server, language):
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    page = open_page(reverse("admin:login"), reduced_motion="reduce", locale=locale)

    found = violations(page, "login")
    log_in(page, live_server.url)
    for name, path in staff_pages(language):
        page.goto(path)
        found += violations(page, name)

    assert found == []
