"""The whole way of a question: sent without an address, answered by staff, read with the code."""

import pytest
from django.urls import reverse
from django.utils import translation

from contact.models import Case, OutgoingMail, ReplyTemplate
from tests.browser.axe import violations
from tests.browser.keyboard import has_focus, send, text_field, write
from tests.contact.factories import HANDLER, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "sv": {
        "form": "/sv/kontakt/",
        "to the answer": "Läs svaret med din kod",
        "answer": "/sv/kontakt/svar/",
        "message": "Ditt meddelande",
        "send": "Skicka meddelandet",
        "shown for": "Koden visas bara i tio minuter",
        "gone": "Det finns inget kvitto att visa",
        "reference": "Referens",
        "code": "Kod",
        "open": "Öppna ärendet",
        "wrong": "Det finns inget ärende med den referensen och den koden.",
        "no answer": "Här finns inget svar ännu.",
        "answered": "Vi har svarat.",
        "again": "Ärendet är öppet igen, och vi arbetar med det.",
        "staff's answer": "Svara",
        "take": "Ta ärendet själv",
        "mine": "Ärendet är ditt.",
        "template": "Börja med en svarsmall",
        "fetch": "Hämta texten",
        "send the answer": "Skicka svaret",
        "send the addition": "Skicka tillägget",
        "added": "Vi har tagit emot det du lade till.",
    },
    "en": {
        "form": "/en/contact/",
        "to the answer": "Read the answer with your code",
        "answer": "/en/contact/answer/",
        "message": "Your message",
        "send": "Send the message",
        "shown for": "The code is shown for ten minutes",
        "gone": "There is no receipt to show",
        "reference": "Reference",
        "code": "Code",
        "open": "Open the case",
        "wrong": "There is no case with that reference and that code.",
        "no answer": "There is no answer here yet.",
        "answered": "We have answered.",
        "again": "The case is open again, and we are working on it.",
        "staff's answer": "Answer",
        "take": "Take it myself",
        "mine": "The case is yours.",
        "template": "Begin with a template",
        "fetch": "Fetch the text",
        "send the answer": "Send the answer",
        "send the addition": "Send the addition",
        "added": "We have received what you added.",
    },
}
BEGINNING = {"sv": "Tack för din fråga.", "en": "Thank you for your question."}
ANSWER = "Hej!\n\nTre vänorter: Århus, Åbo & Bergen. <b>Läs mer</b> på webbplatsen."


@pytest.fixture
def handler(transactional_db):
    ReplyTemplate.objects.create(
        name_sv="Tack", name_en="Thanks", text_sv=BEGINNING["sv"], text_en=BEGINNING["en"]
    )
    return make_staff("omar", HANDLER, password="a long password", first_name="Omar")


def open_case(page, words, reference, code):
    write(page, words["reference"], reference)
    write(page, words["code"], code)
    send(page, words["open"])


@pytest.mark.parametrize(
    ("language", "has_script"),
    [("sv", True), ("en", False)],
    ids=["sv", "en-no-script"],
)
def test_a_question_is_sent_answered_and_read_by_code(
    open_page, live_server, content, handler, time_to_write, language, has_script
):
    words, found = WORDS[language], []

    # The visitor asks and gives no address.
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    page = open_page(words["form"], java_script_enabled=has_script, locale=locale)
    write(page, words["message"], "Vilka vänorter har staden?")
    send(page, words["send"])
    page.wait_for_load_state("networkidle")
    case = Case.objects.get()
    reference, code = case.reference, page.inner_text(".secret-code")
    assert words["shown for"] in page.inner_text("main")
    found += looked_through(page, "receipt", has_script)
    page.emulate_media(media="print")
    assert page.locator(".secret-code").is_visible()
    assert page.get_by_text(reference).first.is_visible()
    page.emulate_media(media="screen")

    page.reload()
    assert page.inner_text(".secret-code") == code

    # Whoever comes to the computer later finds nothing.
    page.context.clear_cookies(name="receipt")
    page.reload()
    assert code not in page.content()
    assert reference not in page.content()
    assert words["gone"] in page.inner_text("main")

    # Somebody mistypes the code, sees why, and opens the case: there is no answer yet.
    page = open_page(words["form"], java_script_enabled=has_script)
    page.get_by_role("link", name=words["to the answer"]).click()
    assert page.url == live_server.url + words["answer"]
    open_case(page, words, reference, code[:-1] + "?")
    assert words["wrong"] in page.get_by_role("alert").inner_text()
    assert has_focus(page.get_by_role("alert"))
    assert text_field(page, words["code"]).input_value() == code[:-1] + "?"
    found += looked_through(page, "wrong code", has_script)
    open_case(page, words, reference.lower().replace("-", " "), code.lower())
    assert words["no answer"] in page.inner_text("main")

    # Staff answer it.
    answer_as_staff(open_page, language, words, reference)
    assert OutgoingMail.objects.values_list("kind", flat=True).get() == "office"

    # The visitor reads the answer, as text, and adds something.
    page = open_page(words["answer"], java_script_enabled=has_script)
    open_case(page, words, reference, code)
    assert page.url == live_server.url + words["answer"]
    assert page.inner_text(".answer-text").replace("\n\n", "\n") == ANSWER.replace("\n\n", "\n")
    assert words["answered"] in page.inner_text("main")
    assert code not in page.content()
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]
    found += looked_through(page, "case", has_script)
    write(page, words["message"], "Tack! En fråga till.")
    send(page, words["send the addition"])
    assert words["added"] in page.get_by_role("status").first.inner_text()
    assert words["again"] in page.inner_text("main")

    case.refresh_from_db()
    assert case.additions.get().text == "Tack! En fråga till."
    assert case.status == Case.Status.REOPENED
    kinds = list(case.events.values_list("kind", flat=True))
    assert kinds[0] == "registered"
    assert {"read", "answered", "added"} <= set(kinds)
    assert found == []


def looked_through(page, name, has_script):
    """What axe finds; it cannot look where scripts are off, and need not look twice."""
    return violations(page, name) if has_script else []


def answer_as_staff(open_page, language, words, reference):
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    page = open_page(reverse("admin:index"), locale=locale)
    page.locator("#id_username").fill("omar")
    page.locator("#id_password").fill("a long password")
    page.locator("#login-form [type=submit]").click()
    page.wait_for_url("**" + reverse("admin:index"))
    page.goto(reverse("admin:contact_case_changelist"))
    case = page.locator("#result_list tbody tr").filter(has_text=reference)
    case.get_by_role("link").first.click()
    assert "Vilka vänorter har staden?" in page.inner_text("#content")
    page.get_by_role("button", name=words["take"]).click()
    assert words["mine"] in page.inner_text(".messagelist")
    page.get_by_role("link", name=words["staff's answer"], exact=True).click()
    text = page.locator("textarea[name=answer-text]")
    page.get_by_label(words["template"]).select_option(index=1)
    page.get_by_role("button", name=words["fetch"]).click()
    page.wait_for_load_state()
    assert text.input_value() == BEGINNING[language]
    text.fill(ANSWER)
    page.get_by_role("button", name=words["send the answer"], exact=True).click()
    page.wait_for_load_state()
    with translation.override(language):
        assert str(Case.Status.ANSWERED.label) in page.inner_text("#content")
