"""From the page of the visits to a proposal, by keyboard, also where scripts are off."""

import pytest

from contact.models import Case
from tests.browser.axe import violations
from tests.browser.keyboard import follow, send, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "sv": {
        "visits": "/sv/besok/",
        "form": "/sv/kontakt/",
        "link": "Föreslå ett studiebesök",
        "topic": "Fråga om studiebesök",
        "group": "Gruppen",
        "dates": "När vill ni komma? (valfritt)",
        "message": "Vad vill ni veta mer om?",
        "send": "Skicka förslaget",
        "missing": "Skriv vilka som vill komma",
    },
    "en": {
        "visits": "/en/visits/",
        "form": "/en/contact/",
        "link": "Propose a study visit",
        "topic": "Ask for a study visit",
        "group": "The group",
        "dates": "When would you like to come? (optional)",
        "message": "What would you like to learn more about?",
        "send": "Send the proposal",
        "missing": "Write who would like to come",
    },
}


@pytest.mark.parametrize(
    ("language", "has_script"), [("sv", True), ("en", False)], ids=["sv", "en-no-script"]
)
def test_a_group_proposes_a_study_visit(open_page, content, time_to_write, language, has_script):
    words, found = WORDS[language], []
    page = open_page(words["visits"], java_script_enabled=has_script)
    assert page.context.cookies() == []

    follow(page, words["link"], within="main")
    write(page, words["message"], "Hur ni planerar för klimatet.")
    send(page, words["send"])
    assert words["missing"] in page.get_by_role("alert").inner_text()
    if has_script:
        found += violations(page, "study visit with an error")
    write(page, words["group"], "Malmö, Sverige, 12 personer")
    write(page, words["dates"], "maj")
    send(page, words["send"])

    case = Case.objects.get()
    assert (case.topic, case.page) == ("study-visit", words["visits"])
    assert (case.visiting_group, case.wished_dates) == ("Malmö, Sverige, 12 personer", "maj")
    assert case.message == "Hur ni planerar för klimatet."
    warning = page.locator(".receipt-warning").bounding_box()
    code = page.locator(".secret-code")
    assert warning["y"] + warning["height"] <= code.bounding_box()["y"]
    assert code.evaluate("(code) => parseFloat(getComputedStyle(code).fontSize)") >= 24
    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_fields_of_a_study_visit_come_with_its_topic_without_a_script(
    open_page, content, language
):
    words = WORDS[language]
    page = open_page(words["form"], java_script_enabled=False)
    group = page.get_by_role("textbox", name=words["group"], exact=True)
    assert not group.is_visible()

    page.get_by_role("radio", name=words["topic"], exact=True).check()
    assert group.is_visible()

    page.get_by_role("radio").first.check()
    assert not group.is_visible()


def test_the_number_is_large_and_on_one_line(open_page, content):
    page = open_page("/sv/kontakt/")

    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        number = page.locator(".ways-number")
        size = number.evaluate("(number) => parseFloat(getComputedStyle(number).fontSize)")
        box = number.bounding_box()
        assert size >= (36 if width in (390, 1440) else 26)
        assert box["height"] < 2 * size
        assert box["x"] + box["width"] <= width
        form = page.locator(".case-form").bounding_box()
        beside = form["x"] >= box["x"] + box["width"]
        assert beside if width >= 640 else form["y"] > box["y"]


def test_what_is_chosen_has_a_colour_of_the_site(open_page, content):
    page = open_page("/sv/kontakt/")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        chosen, link = page.evaluate(
            """() => [getComputedStyle(document.querySelector('[type=radio]:checked')).accentColor,
              getComputedStyle(document.querySelector('.form-notes a')).color]"""
        )
        assert chosen == link
