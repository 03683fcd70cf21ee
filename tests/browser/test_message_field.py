"""The field for a message: its counter, and what a form that comes back does with the focus."""

import pytest
from django.utils.text import normalize_newlines

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FORM = {"sv": "/sv/kontakt/", "en": "/en/contact/"}


COUNTED = {
    "sv": {
        "": "0 av 5 000 tecken",
        "å" * 5001: "5 001 av 5 000 tecken: 1 för mycket",
    },
    "en": {
        "rad\r\nrad\rrad\n": "12 of 5,000 characters",
        "😀e\u0301👩‍👩‍👧": "8 of 5,000 characters",
        "x" * 6234: "6,234 of 5,000 characters: 1,234 too many",
    },
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_counter_shows_what_the_server_counts(open_page, language):
    page = open_page(FORM[language])

    for text, shown in COUNTED[language].items():
        page.fill("#id_message", text)

        assert page.inner_text(".message-counter").replace("\xa0", " ") == shown
        digits = shown.split(" av " if language == "sv" else " of ")[0]
        assert int(digits.replace(" ", "").replace(",", "")) == len(normalize_newlines(text))


def test_the_counter_is_silent_until_the_limit_is_near(open_page):
    page = open_page(FORM["en"])

    page.fill("#id_message", "x" * 4000)
    page.wait_for_timeout(1200)
    assert page.inner_text("#id_message_status") == ""

    page.fill("#id_message", "x" * 4500)
    page.wait_for_timeout(1200)
    assert page.inner_text("#id_message_status") == "4,500 of 5,000 characters"


@pytest.mark.parametrize("has_script", [True, False])
def test_the_summary_takes_focus_and_leads_to_the_field(open_page, has_script):
    page = open_page(FORM["sv"], java_script_enabled=has_script)
    page.click("button[type=submit]")

    assert page.locator(".error-summary:focus").count() == 1
    assert page.locator(".message-counter").is_visible() is has_script
    page.locator(".error-summary a").first.press("Enter")
    assert page.locator("#id_message:focus").count() == 1
