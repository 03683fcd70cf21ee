"""A visitor who reads about a city in one language and writes to the office in the other."""

import re

import pytest

from contact.models import Case
from tests.browser.keyboard import follow, has_focus, send, tab_to, text_field, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("has_script", "start", "city", "switch", "city_in_other_language"),
    [
        (True, "/sv/", ("Århus", "/sv/stader/arhus/"), "English", ("Aarhus", "/en/cities/aarhus/")),
        (False, "/en/", ("Turku", "/en/cities/turku/"), "Svenska", ("Åbo", "/sv/stader/abo/")),
    ],
    ids=["sv", "en-no-script"],
)
def test_from_the_start_page_to_the_same_city_in_the_other_language_by_keyboard(
    open_page, live_server, content, has_script, start, city, switch, city_in_other_language
):
    page = open_page(start, java_script_enabled=has_script)

    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Enter")
    assert page.locator("main:focus").count() == 1

    name, path = city
    follow(page, name, within="main")
    assert page.url == live_server.url + path
    assert page.locator("h1").inner_text() == name

    name, path = city_in_other_language
    follow(page, switch)
    assert page.url == live_server.url + path
    assert page.locator("h1").inner_text() == name
    assert page.locator("html").get_attribute("lang") == path[1:3]


ON_THE_WAY = {
    "sv": {
        "city": "/sv/stader/arhus/",
        "contact": "Skriv till oss",
        "comment": "Lämna en synpunkt",
        "e-mail": "Din e-postadress (valfritt)",
        "message": "Ditt meddelande",
        "send": "Skicka meddelandet",
        "mistake": "",
        "error": "Skriv ditt meddelande.",
        "title of error": "Fel: ",
        "title of receipt": "Vi har tagit emot ditt meddelande",
        "back": "Tillbaka till sidan du kom från",
    },
    "en": {
        "city": "/en/cities/turku/",
        "contact": "Write to us",
        "comment": "Leave a comment",
        "e-mail": "Your e-mail address (optional)",
        "message": "Your message",
        "send": "Send the message",
        "mistake": "How do you work together?\n" * 200,
        "error": "The message is 200 characters too long. At most 5,000 can be sent.",
        "title of error": "Error: ",
        "title of receipt": "We have received your message",
        "back": "Back to the page you came from",
    },
}


@pytest.mark.parametrize(
    ("language", "has_script"), [("sv", False), ("en", True)], ids=["sv-no-script", "en"]
)
def test_a_message_is_corrected_and_sent_by_keyboard(
    open_page, live_server, content, time_to_write, has_script, language
):
    words = ON_THE_WAY[language]
    page = open_page(words["city"], java_script_enabled=has_script)

    follow(page, words["contact"], within=".contact-block")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    assert page.get_by_label(words["comment"]).is_checked()
    write(page, words["message"], words["mistake"])
    write(page, words["e-mail"], "asa@example.org")
    send(page, words["send"])

    assert page.title().startswith(words["title of error"])
    assert has_focus(page.get_by_role("alert"))
    assert Case.objects.count() == 0
    tab_to(page, page.get_by_role("alert").get_by_role("link", name=words["error"], exact=True))
    page.keyboard.press("Enter")
    message = text_field(page, words["message"])
    assert has_focus(message)
    assert message.get_attribute("aria-invalid") == "true"
    assert message.input_value() == words["mistake"]
    assert page.get_by_label(words["comment"]).is_checked()
    assert text_field(page, words["e-mail"]).input_value() == "asa@example.org"

    page.keyboard.press("Control+A")
    page.keyboard.insert_text("Hur samarbetar ni?\n\nÅsa 👩‍🔬")
    send(page, words["send"])

    case = Case.objects.get()
    assert page.locator("h1").inner_text() == words["title of receipt"]
    assert re.search(r"GI-\w{4}-\w{4}", page.inner_text("main")).group() == case.reference
    assert (case.language, case.page) == (language, words["city"])
    assert (case.topic, case.status) == ("comment", "new")
    assert case.email == "asa@example.org"
    assert case.message == "Hur samarbetar ni?\n\nÅsa 👩‍🔬"

    page.reload()
    assert case.reference in page.inner_text("main")
    follow(page, words["back"])
    assert page.url == live_server.url + words["city"]
    assert Case.objects.count() == 1
