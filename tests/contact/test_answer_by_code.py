"""What a sender without e-mail does: reads status and answer with a code, and adds to the case."""

import datetime as dt
import re
from html import unescape

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from contact.intake.spam import RATE_LIMIT, FormToken
from contact.models import Answer, Case, CodeAttempt, OutgoingMail, SenderAddition
from tests.contact.factories import form_data, make_office
from tests.contact.test_codes import make_case_with_code
from tests.contact.test_views import LANGUAGES, main, send, title, words

pytestmark = pytest.mark.django_db

ANSWER = {"sv": "/sv/kontakt/svar/", "en": "/en/contact/answer/"}
CODE = re.compile(r'<strong class="secret-code">(.*?)</strong>')


def receipt_of(client, language="sv", **fields):
    return send(client, language, **fields)["Location"]


def code_on(response):
    found = CODE.search(response.content.decode())
    return found and found[1]


def open_case(client, case, code, language="sv", **fields):
    return client.post(
        ANSWER[language], {"reference": case.reference, "code": code, "draft": ""} | fields
    )


def hidden(response, name):
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1])


def add(client, opened, language="sv", **fields):
    return client.post(
        ANSWER[language],
        {
            "case": hidden(opened, "case"),
            "token": str(FormToken.issue(age=60)),
            "website": "",
            "message": "Jag glömde en sak.",
        }
        | fields,
    )


@LANGUAGES
def test_the_receipt_shows_a_code_that_opens_the_case(client, language):
    receipt = client.get(receipt_of(client, language))
    case = Case.objects.get()
    code = code_on(receipt)

    opened = open_case(client, case, code, language)

    assert opened.status_code == 200
    assert case.reference in words(opened)
    assert code.replace("-", "") not in case.code_hash.upper()
    # Where to go stands there in full, because on paper nobody can follow a link.
    assert f"https://international.example{ANSWER[language]}" in words(receipt)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("sv", "Koden visas bara den här enda gången", "Den visas inte igen"),
        ("en", "The code is shown this once only", "It is not shown again"),
    ],
)
def test_the_code_is_not_shown_again_once_it_has_arrived_and_that_is_said(
    client, language, before, after
):
    address = receipt_of(client, language)
    first = client.get(address)
    picture = re.search(r'<img class="visually-hidden" src="([^"]+)" alt=""', main(first))[1]
    assert before in words(first)

    arrived = client.get(picture)
    again = client.get(address)

    assert arrived["Content-Type"] == "image/gif"
    assert arrived.content.startswith(b"GIF89a")
    assert "no-store" in arrived["Cache-Control"]
    assert code_on(again) is None
    assert after in words(again)
    assert "<img" not in main(again)
    assert Case.objects.get().reference in words(again)


def test_a_receipt_that_did_not_arrive_is_reloaded_with_the_same_code(client):
    address = receipt_of(client)

    assert code_on(client.get(address)) == code_on(client.get(address))

    Case.objects.update(code_shown_at=timezone.now() - dt.timedelta(minutes=3))
    assert code_on(client.get(address)) is None


def test_a_double_click_loses_no_code(client):
    data = form_data()

    first, second = client.post("/sv/kontakt/", data), client.post("/sv/kontakt/", data)
    client.get(first["Location"])

    assert code_on(client.get(second["Location"]))


def test_asking_for_the_head_of_a_receipt_shows_nothing_and_spends_nothing(client):
    address = receipt_of(client)

    client.head(address)

    assert Case.objects.get().code_shown_at is None
    assert code_on(client.get(address))


def test_an_old_receipt_without_a_code_speaks_of_none(client):
    address = receipt_of(client)
    Case.objects.update(code_hash="")

    receipt = client.get(address)

    assert code_on(receipt) is None
    assert "Koden" not in words(receipt)
    assert ANSWER["sv"] not in main(receipt)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("sv", "Vi kan inte visa ditt kvitto just nu"), ("en", "We cannot show your receipt")],
)
def test_a_receipt_without_the_database_says_that_the_message_is_stored(
    client, database_down, language, heading
):
    address = receipt_of(client, language)

    with database_down():
        response = client.get(address)

    assert response.status_code == 503
    assert heading in words(response)
    assert code_on(client.get(address))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Läs svaret", "Referens", "Kod", "Öppna ärendet"]),
        ("en", ["Read the answer", "Reference", "Code", "Open the case"]),
    ],
)
def test_the_page_to_read_an_answer_asks_for_reference_and_code(client, language, texts):
    response = client.get(ANSWER[language])

    for text in texts:
        assert text in words(response)
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert set(response.cookies) <= {"csrftoken"}


@pytest.mark.parametrize(
    ("language", "status", "text"),
    [
        ("sv", "new", "kommer att läsa det"),
        ("sv", "quarantined", "kommer att läsa det"),
        ("en", "new", "will read it"),
        ("en", "quarantined", "will read it"),
        ("sv", "in-progress", "Vi arbetar med ditt ärende"),
        ("en", "in-progress", "We are working on your case"),
        ("sv", "waiting", "Vi behöver veta mer"),
        ("en", "waiting", "We need to know more"),
        ("sv", "answered", "Vi har svarat"),
        ("en", "answered", "We have answered"),
        ("sv", "closed", "Ärendet är avslutat"),
        ("en", "closed", "The case is closed"),
        ("sv", "reopened", "öppet igen"),
        ("en", "reopened", "open again"),
    ],
)
def test_the_sender_reads_how_far_it_has_come(client, language, status, text):
    case, code = make_case_with_code(status=status)

    opened = open_case(client, case, code, language)

    assert text in words(opened)
    assert "no-store" in opened["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in opened.content.decode()
    assert set(opened.cookies) <= {"csrftoken"}


def test_every_status_has_words_for_the_sender():
    from contact.intake.views import STATUS_FOR_THE_SENDER

    assert set(STATUS_FOR_THE_SENDER) == set(Case.Status)


@LANGUAGES
def test_the_sender_reads_the_answers_as_text_in_their_language(client, language):
    case, code = make_case_with_code(message="Hemlig fråga")
    for text in ("Hej!\n\nTre <b>städer</b>.", "=1+1"):
        Answer.objects.create(case=case, text=text, language="sv", author_name="Anna Svensson")

    html = main(open_case(client, case, code, language))

    assert '<div class="answer-text" lang="sv" dir="auto"><p>Hej!</p>' in html
    assert "Tre &lt;b&gt;städer&lt;/b&gt;." in html
    assert html.index("Hej!") < html.index("=1+1")
    # Neither the message itself nor who of the staff has written stands here.
    assert "Hemlig" not in html
    assert "Anna" not in html


def test_the_code_stands_neither_in_the_page_it_opens_nor_in_an_address_or_a_log(client, caplog):
    case, code = make_case_with_code()

    opened = open_case(client, case, code)
    wrong = open_case(client, case, code[:-1] + "?")

    assert code not in opened.content.decode()
    assert opened.request["QUERY_STRING"] == ""
    assert code[:-5] not in caplog.text
    assert 'method="post"' in main(wrong)


WRONG = {"sv": "Det finns inget ärende med den referensen", "en": "There is no case with that"}


@LANGUAGES
def test_wrong_code_unknown_reference_and_anonymised_case_answer_alike(client, language):
    case, code = make_case_with_code()
    anonymised, its_code = make_case_with_code()
    Case.objects.filter(pk=anonymised.pk).update(code_hash="")
    tries = [
        (case.reference, its_code),
        ("GI-XXXX-XXXX", code),
        (anonymised.reference, its_code),
    ]

    answers = [
        client.post(ANSWER[language], {"reference": reference, "code": code})
        for reference, code in tries
    ]

    assert {answer.status_code for answer in answers} == {422}
    texts = set()
    for answer, typed in zip(answers, tries, strict=True):
        assert WRONG[language] in words(answer)
        assert title(answer).startswith({"sv": "Fel:", "en": "Error:"}[language])
        html = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", main(answer))
        for part in typed:
            assert f'value="{part}"' in html
            html = html.replace(part, "")
        texts.add(html)
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Vänta tio minuter"), ("en", "Wait ten minutes")]
)
def test_guessing_is_stopped_even_with_the_right_code(client, language, text):
    case, code = make_case_with_code()
    for _number in range(10):
        open_case(client, case, "wrong")

    response = open_case(client, case, code, language)

    assert response.status_code == 429
    assert text in words(response)
    assert case.reference in main(response)
    assert "Vi har tagit emot" not in words(response)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Skriv referensen.", "Skriv koden från kvittot."]),
        ("en", ["Write the reference.", "Write the code from the receipt."]),
    ],
)
def test_an_empty_form_says_what_is_missing_and_counts_as_no_try(client, language, texts):
    response = client.post(ANSWER[language], {})

    assert response.status_code == 422
    for text in texts:
        assert text in words(response)
    assert '<a href="#id_reference">' in main(response)
    assert not CodeAttempt.objects.exists()


@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "\r\nBcc: a@example.org", "\u202e"])
@pytest.mark.parametrize("field", ["reference", "code", "draft"])
def test_bad_input_never_breaks_the_page(client, field, value):
    case, code = make_case_with_code()

    right = {"reference": case.reference, "code": code, "draft": ""}

    response = client.post(ANSWER["sv"], right | {field: value})

    assert response.status_code == (200 if field == "draft" else 422)


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "Vi har tagit emot det du lade till"), ("en", "We have received what you added")],
)
def test_an_addition_is_stored_noted_and_mailed_to_the_office(client, language, text):
    send(client, email="")
    case = Case.objects.get()
    code = code_on(client.get(case.get_absolute_url()))
    Case.objects.update(status="answered")

    response = add(client, open_case(client, case, code, language), language)

    assert response.status_code == 200
    assert text in words(response)
    assert "Jag glömde" not in words(response)
    addition = SenderAddition.objects.get()
    assert (addition.case, addition.text) == (case, "Jag glömde en sak.")
    assert addition.client_hash
    assert case.events.filter(kind="added").count() == 1
    case.refresh_from_db()
    assert case.status == "reopened"
    first, mail = OutgoingMail.objects.order_by("pk")
    assert mail.kind == "addition"
    assert mail.in_reply_to == first.message_id
    assert mail.subject == f"{case.reference}: avsändaren har lagt till något"
    assert "Jag glömde en sak." in mail.body
    assert f"/admin/contact/case/{case.pk}/change/" in mail.body


def test_the_mail_about_an_addition_to_a_secret_case_tells_nothing_of_it(client):
    send(client, email="anna@example.org")
    case = Case.objects.get()
    code = code_on(client.get(case.get_absolute_url()))
    Case.objects.update(is_secret=True)

    add(client, open_case(client, case, code, "sv"), "sv")

    mail = OutgoingMail.objects.get(kind="addition")
    assert "Ärendet är sekretessbelagt" in mail.body
    assert f"/admin/contact/case/{case.pk}/change/" in mail.body
    assert "Jag glömde" not in mail.body
    assert "anna@example.org" not in mail.body + mail.reply_to


@LANGUAGES
def test_the_page_after_an_addition_takes_another(client, language):
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
            {"sv": "vänta några sekunder", "en": "wait a few seconds"},
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


def test_the_hidden_field_puts_an_addition_aside_with_an_ordinary_answer(client):
    case, code = make_case_with_code()

    response = add(client, open_case(client, case, code), website="https://spam.example")

    assert "Vi har tagit emot det du lade till" in words(response)
    assert SenderAddition.objects.get().is_quarantined
    assert not case.events.exists()
    assert not OutgoingMail.objects.exists()


def test_an_addition_to_what_is_in_quarantine_waits_there_with_it(client):
    case, code = make_case_with_code(status="quarantined", quarantine_reason="hidden-field")

    add(client, open_case(client, case, code))

    assert SenderAddition.objects.get().case == case
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ange referensen och koden igen"), ("en", "give the reference and the code again")],
)
def test_who_left_the_page_open_for_a_day_gives_the_code_again_and_keeps_the_text(
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


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "på grund av ett fel hos oss"), ("en", "a fault of ours")]
)
def test_without_the_database_both_forms_keep_what_was_typed(client, database_down, language, text):
    make_office()
    client.get("/sv/kontakt/")
    case, code = make_case_with_code()
    opened = open_case(client, case, code, language)

    with database_down():
        look_up = open_case(client, case, code, language)
        addition = add(client, opened, language)

    for response in (look_up, addition):
        assert response.status_code == 503
        assert text in words(response)
        assert "031-365 00 00" in words(response) or "+46 31 365 00 00" in words(response)
    assert f'value="{case.reference}"' in main(look_up)
    assert f'value="{code}"' in main(look_up)
    assert "Jag glömde en sak.</textarea>" in main(addition)
    assert hidden(addition, "case") == hidden(opened, "case")


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "formulärets kaka"), ("en", "form's cookie")]
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


def test_reading_a_case_costs_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    case, code = make_case_with_code()
    for number in range(10):
        Answer.objects.create(case=case, text=f"{number}", language="sv", author_name="A")
        SenderAddition.objects.create(case=case, text=f"{number}")

    with django_assert_max_num_queries(14):
        open_case(client, case, code)
