"""The whole way of a message: a visitor sends it, staff answer, the visitor reads by code."""

import pytest

from contact.intake import spam
from contact.models import Case, ReplyTemplate
from tests.browser.axe import violations
from tests.browser.keyboard import click
from tests.contact.factories import (
    REGISTRAR,
    make_class,
    make_closed,
    make_registered_case,
    make_staff,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "sv": {
        "locale": "sv-SE",
        "form": "/sv/kontakt/",
        "message": "Ditt meddelande",
        "send": "Skicka meddelandet",
        "read": "/sv/kontakt/svar/",
        "reference": "Referens",
        "code": "Kod",
        "open": "Öppna ärendet",
        "waits": "Här finns inget svar ännu.",
        "user name": "Användarnamn",
        "password": "Lösenord",
        "log in": "Logga in",
        "cases": "Ärenden",
        "take": "Ta ärendet själv",
        "mine": "Ärendet är ditt.",
        "answer": "Svara",
        "template": "Börja med en svarsmall",
        "name": "Tack",
        "fetch": "Hämta texten",
        "text": "Svar",
        "begins": "Tack för din fråga.",
        "send answer": "Skicka svaret",
        "stored": "Svaret är sparat.",
        "status": "Besvarat",
    },
    "en": {
        "locale": "en-GB",
        "form": "/en/contact/",
        "message": "Your message",
        "send": "Send the message",
        "read": "/en/contact/answer/",
        "reference": "Reference",
        "code": "Code",
        "open": "Open the case",
        "waits": "There is no answer here yet.",
        "user name": "Username",
        "password": "Password",
        "log in": "Log in",
        "cases": "Cases",
        "take": "Take it myself",
        "mine": "The case is yours.",
        "answer": "Answer",
        "template": "Begin with a template",
        "name": "Thanks",
        "fetch": "Fetch the text",
        "text": "Answer",
        "begins": "Thank you for your question.",
        "send answer": "Send the answer",
        "stored": "The answer is stored.",
        "status": "Answered",
    },
}


@pytest.fixture(params=WORDS)
def words(request):
    return WORDS[request.param]


@pytest.fixture
def registrar(transactional_db):
    user = make_staff("karin", REGISTRAR, first_name="Karin", last_name="Ek")
    user.set_password("a long password")
    user.save()
    ReplyTemplate.objects.create(
        name_sv="Tack",
        name_en="Thanks",
        text_sv="Tack för din fråga.",
        text_en="Thank you for your question.",
    )
    return user


def log_in(page, words):
    page.goto("/admin/")
    page.get_by_label(words["user name"]).fill("karin")
    page.get_by_label(words["password"]).fill("a long password")
    click(page.get_by_role("button", name=words["log in"]))


def open_case(page, words, reference, code):
    click(page.get_by_role("link", name=words["read"]))
    page.get_by_label(words["reference"]).fill(reference)
    page.get_by_label(words["code"], exact=True).fill(code)
    click(page.get_by_role("button", name=words["open"]))


def test_a_message_is_sent_answered_and_read_by_code(
    open_page, content, registrar, words, monkeypatch
):
    monkeypatch.setattr(spam, "MIN_FILL_SECONDS", 0)

    visitor = open_page(words["form"], locale=words["locale"])
    visitor.get_by_role("textbox", name=words["message"]).fill(
        "Hej!\n<b>Hur</b> ofta träffas vänorterna?"
    )
    click(visitor.get_by_role("button", name=words["send"]))
    receipt = visitor.url
    reference = visitor.locator(".receipt strong").last.inner_text()
    code = visitor.locator(".secret-code").inner_text()
    open_case(visitor, words, reference, code)
    assert words["waits"] in visitor.locator("main").inner_text()

    staff = open_page("/admin/", locale=words["locale"])
    log_in(staff, words)
    click(staff.get_by_role("link", name=words["cases"], exact=True))
    case = Case.objects.get()
    row = staff.locator("#result_list tbody tr")
    assert case.register_entry in row.inner_text()
    click(row.get_by_role("link"))
    assert "<b>Hur</b> ofta" in staff.locator(".case-message").inner_text()
    click(staff.get_by_role("button", name=words["take"]))
    assert words["mine"] in staff.locator(".messagelist").inner_text()
    click(staff.get_by_role("link", name=words["answer"], exact=True))
    staff.get_by_label(words["template"]).select_option(label=words["name"])
    click(staff.get_by_role("button", name=words["fetch"]))
    text = staff.get_by_role("textbox", name=words["text"], exact=True)
    assert text.input_value() == words["begins"]
    text.fill(f"{words['begins']}\nVartannat år.")
    click(staff.get_by_role("button", name=words["send answer"]))
    assert words["stored"] in staff.locator(".messagelist").inner_text()
    assert words["status"] in staff.locator(".case-summary").inner_text()

    visitor.goto(receipt)
    open_case(visitor, words, reference, code)

    answer = visitor.locator(".answer-text").inner_text()
    assert words["begins"] in answer
    assert "Vartannat år." in answer


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_the_desk_has_a_violation(open_page, registrar, language):
    words = WORDS[language]
    case = make_registered_case(subject="Vänorter", email="anna@example.org", page="/sv/")
    make_registered_case(is_secret=True)
    make_registered_case(status=Case.Status.QUARANTINED)
    make_class()
    make_closed()
    page = open_page("/admin/", locale=words["locale"], reduced_motion="reduce")
    log_in(page, words)
    desk = "/admin/contact/case/"
    case = f"{desk}{case.pk}/"
    paths = (
        "/admin/",
        f"{desk}?queue=all",
        f"{case}change/",
        f"{case}answer/",
        f"{desk}export/?queue=all",
        f"{desk}retention/",
        "/admin/contact/replytemplate/add/",
        "/admin/contact/retentionclass/add/",
        "/admin/contact/disposal/",
    )

    found = []
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        found += violations(page, path)

    assert found == []
