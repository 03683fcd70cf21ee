import shutil

import pytest
from django.utils.text import normalize_newlines

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FORM = {"sv": "/sv/kontakt/", "en": "/en/contact/"}


@pytest.fixture
def open_page():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield lambda **options: browser.new_context(**options).new_page()
        browser.close()


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("sv", "", "0 av 5 000 tecken"),
        ("sv", "å" * 5001, "5 001 av 5 000 tecken: 1 för mycket"),
        ("en", "rad\r\nrad\rrad\n", "12 of 5,000 characters"),
        ("en", "😀e\u0301👩‍👩‍👧", "8 of 5,000 characters"),
        ("en", "x" * 6234, "6,234 of 5,000 characters: 1,234 too many"),
    ],
)
def test_the_counter_shows_what_the_server_counts(live_server, open_page, language, text, shown):
    page = open_page()
    page.goto(live_server.url + FORM[language])

    page.fill("#id_message", text)

    assert page.inner_text(".message-counter").replace("\xa0", " ") == shown
    digits = shown.split(" av " if language == "sv" else " of ")[0]
    assert int(digits.replace(" ", "").replace(",", "")) == len(normalize_newlines(text))


def test_the_counter_is_silent_until_the_limit_is_near(live_server, open_page):
    page = open_page()
    page.goto(live_server.url + FORM["en"])

    page.fill("#id_message", "x" * 4000)
    page.wait_for_timeout(1200)
    assert page.inner_text("#id_message_status") == ""

    page.fill("#id_message", "x" * 4500)
    page.wait_for_timeout(1200)
    assert page.inner_text("#id_message_status") == "4,500 of 5,000 characters"


@pytest.mark.parametrize("has_script", [True, False])
def test_the_summary_takes_focus_and_leads_to_the_field(live_server, open_page, has_script):
    page = open_page(java_script_enabled=has_script)
    page.goto(live_server.url + FORM["sv"])
    page.click("button[type=submit]")

    assert page.locator(".error-summary:focus").count() == 1
    assert page.locator(".message-counter").is_visible() is has_script
    page.locator(".error-summary a").first.press("Enter")
    assert page.locator("#id_message:focus").count() == 1
