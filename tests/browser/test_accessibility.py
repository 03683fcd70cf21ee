"""What axe finds on every kind of page and state, at three widths and in both schemes."""

import pytest
from django.urls import reverse

from tests.browser.axe import IS_FULL, violations
from tests.browser.states import (
    answer_with_error_pages,
    let_meetings_be_held,
    log_in,
    public_pages,
    staff_pages,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# Two halves, so that two workers share them; each in the language that the other is not.
HALVES = [(0, "sv"), (1, "en")] + ([(0, "en"), (1, "sv")] if IS_FULL else [])


@pytest.mark.parametrize(("half", "language"), HALVES)
def test_no_public_page_has_a_violation(states, open_page, half, language):
    page = open_page("about:blank", reduced_motion="reduce")

    found = []
    for name, path in list(public_pages(language))[half::2]:
        page.goto(path)
        found += violations(page, name)

    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"] if IS_FULL else ["sv"])
def test_no_error_page_has_a_violation(states, open_page, language):
    page = open_page("about:blank")

    found = []
    for name, path in answer_with_error_pages(page, language):
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


@pytest.mark.parametrize("language", ["sv", "en"] if IS_FULL else ["sv"])
def test_no_page_for_staff_has_a_violation(states, open_page, live_server, language):
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    page = open_page(reverse("admin:login"), reduced_motion="reduce", locale=locale)

    found = violations(page, "login")
    log_in(page, live_server.url)
    for name, path in staff_pages(language):
        page.goto(path, wait_until="networkidle")
        found += violations(page, name)

    assert found == []
