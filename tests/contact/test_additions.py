"""What a sender adds to a case."""

import re

import pytest
from django.core import signing
from django.test import Client

from contact.intake.codes import case_from_token
from contact.intake.spam import RATE_LIMIT, FormToken
from contact.models import Case, OutgoingMail, SenderAddition
from tests.contact.factories import make_case_with_code, make_office
from tests.contact.pages import LANGUAGES, add, code_on, hidden, main, open_case, send, title, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "Vi har tagit emot det du lade till"), ("en", "We have received what you added")],
)
def test_an_addition_is_stored_noted_and_mailed_to_the_office(client, language, text):
    send(client, email="")
    case = Case.objects.get()
    code = code_on(client.get("/receipt/"))
    Case.objects.update(status="answered")

    response = add(client, open_case(client, case, code, language), language)

    assert response.status_code == 200
    assert text in words(response)
    # It stands with what was written before, and the field is empty for the next.
    assert "Jag glömde" in words(response)
    assert re.search(r"<textarea[^>]*>\s*</textarea>", main(response))
    addition = SenderAddition.objects.get()
    assert (addition.case, addition.text) == (case, "Jag glömde en sak.")
    assert addition.client_hash
    assert case.events.filter(kind="added").count() == 1
    case.refresh_from_db()
    assert case.status == "reopened"
    first, mail = OutgoingMail.objects.order_by("pk")
    assert mail.kind == "addition"
    assert mail.in_reply_to == first.message_id
    assert mail.subject == f"{case.reference}: ett tillägg från avsändaren"
    assert "Jag glömde en sak." in mail.body
    assert f"/admin/contact/case/{case.pk}/change/" in mail.body


def test_the_mail_about_an_addition_to_a_secret_case_quotes_nothing(client):
    send(client, email="anna@example.org")
    case = Case.objects.get()
    code = code_on(client.get("/receipt/"))
    Case.objects.update(is_secret=True)

    add(client, open_case(client, case, code, "sv"), "sv")

    mail = OutgoingMail.objects.get(kind="addition")
    assert "Ärendet är sekretessmarkerat" in mail.body
    assert f"/admin/contact/case/{case.pk}/change/" in mail.body
    assert "Jag glömde" not in mail.body
    assert "anna@example.org" not in mail.body + mail.reply_to


@LANGUAGES
def test_the_page_after_an_addition_accepts_another(client, language):
    case, code = make_case_with_code()

    first = add(client, open_case(client, case, code, language), language)
    add(client, first, language, message="Och en sak till.")

    assert SenderAddition.objects.count() == 2


def test_an_addition_sent_twice_is_stored_once(client):
    case, code = make_case_with_code()
    opened = open_case(client, case, code)
    token = str(FormToken.issue(60))

    for _number in range(2):
        assert add(client, opened, token=token).status_code == 200

    assert SenderAddition.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="addition").count() == 1


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"message": " "}, {"sv": "Skriv ditt meddelande.", "en": "Write your message."}),
        ({"message": "x" * 5001}, {"sv": "1 tecken för långt", "en": "1 character too long"}),
        ({"message": "a\x00"}, {"sv": "som inte kan sparas", "en": "cannot be stored"}),
        ({"token": "x"}, {"sv": "känna igen formuläret", "en": "recognise the form"}),
        (
            {"token": lambda: str(FormToken.issue(0))},
            {"sv": "Vänta några sekunder", "en": "Wait a few seconds"},
        ),
        (
            {"token": lambda: str(FormToken.issue(25 * 3600))},
            {"sv": "mer än ett dygn", "en": "more than a day"},
        ),
    ],
)
@LANGUAGES
def test_the_same_checks_apply_to_an_addition_and_keep_its_text(client, language, fields, text):
    case, code = make_case_with_code()
    fields = {name: value() if callable(value) else value for name, value in fields.items()}

    response = add(client, open_case(client, case, code, language), language, **fields)

    assert response.status_code == 422
    assert text[language] in words(response)
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert case.reference in words(response)
    if "message" not in fields:
        assert "Jag glömde en sak.</textarea>" in main(response)
    assert not SenderAddition.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "vänta tio minuter"), ("en", "wait ten minutes")]
)
def test_messages_and_additions_share_one_limit(client, language, text):
    case, code = make_case_with_code()
    opened = open_case(client, case, code, language)
    for number in range(RATE_LIMIT - 1):
        add(client, opened, language, message=f"Tillägg {number}")
    assert send(client).status_code == 302

    response = add(client, opened, language)

    assert response.status_code == 429
    assert text in words(response)
    assert "Jag glömde en sak.</textarea>" in main(response)
    assert send(client, message="En till").status_code == 429


def test_the_hidden_field_quarantines_an_addition_with_an_ordinary_response(client):
    case, code = make_case_with_code()

    response = add(client, open_case(client, case, code), website="https://spam.example")

    assert "Vi har tagit emot det du lade till" in words(response)
    assert SenderAddition.objects.get().is_quarantined
    assert not case.events.exists()
    assert not OutgoingMail.objects.exists()


def test_an_addition_to_a_quarantined_case_is_not_mailed(client):
    case, code = make_case_with_code(status="quarantined", quarantine_reason="hidden-field")

    add(client, open_case(client, case, code))

    assert SenderAddition.objects.get().case == case
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ange referensen och koden igen"), ("en", "give the reference and the code again")],
)
def test_a_page_open_for_a_day_asks_for_the_code_again_and_keeps_the_text(
    client, monkeypatch, language, text
):
    case, code = make_case_with_code()
    opened = open_case(client, case, code, language)
    now = signing.time.time()
    with monkeypatch.context() as patch:
        patch.setattr(signing.time, "time", lambda: now + 25 * 3600)
        late = add(client, opened, language, message="Rad ett\r\n<rad> två")

    assert late.status_code == 422
    assert text in words(late)
    assert case.reference not in words(late)
    again = open_case(client, case, code, language, draft=hidden(late, "draft"))
    assert "Rad ett\n&lt;rad&gt; två</textarea>" in main(again).replace("\r\n", "\n")


@LANGUAGES
def test_an_addition_to_a_case_deleted_meanwhile_keeps_its_text(client, monkeypatch, language):
    opened = open_case(client, *make_case_with_code(), language)

    def deleted_after_it_was_found(token):
        case = case_from_token(token)
        Case.objects.all().delete()
        return case

    monkeypatch.setattr("contact.intake.codes.case_from_token", deleted_after_it_was_found)
    response = add(client, opened, language)

    assert response.status_code == 422
    assert hidden(response, "draft") == "Jag glömde en sak."
    assert not SenderAddition.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Felet är hos oss."), ("en", "a problem on our side")]
)
def test_without_the_database_both_forms_keep_what_was_typed(client, database_down, language, text):
    make_office()
    client.get("/sv/kontakt/")
    case, code = make_case_with_code()
    opened = open_case(client, case, code, language)
    telephone = {"sv": "031-365 00 00", "en": "+46 31 365 00 00"}[language]

    with database_down():
        look_up = open_case(client, case, code, language)
        addition = add(client, opened, language)

    for response in (look_up, addition):
        assert response.status_code == 503
        assert text in words(response)
        assert telephone in words(response)
    assert f'value="{case.reference}"' in main(look_up)
    assert f'value="{code}"' in main(look_up)
    assert "Jag glömde en sak.</textarea>" in main(addition)
    assert hidden(addition, "case_token") == hidden(opened, "case_token")


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "formulärets kaka"), ("en", "form’s cookie")]
)
def test_a_failed_csrf_check_keeps_everything_typed_and_shows_nothing_of_the_case(language, text):
    case, code = make_case_with_code()
    opened = open_case(Client(), case, code, language)
    strict = Client(enforce_csrf_checks=True)

    look_up = open_case(strict, case, code, language)
    addition = add(strict, opened, language)

    for response in (look_up, addition):
        assert response.status_code == 403
        assert text in words(response).replace("&#x27;", "'")
    assert f'value="{code}"' in main(look_up)
    assert "Jag glömde en sak.</textarea>" in main(addition)
    assert case.reference not in main(addition)
    assert not SenderAddition.objects.exists()
