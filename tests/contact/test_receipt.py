import datetime as dt
import re

import pytest
from django.utils import timezone

from contact.models import (
    Case,
)
from tests.contact.factories import (
    form_data,
    make_case,
)
from tests.contact.pages import (
    CASE_LOOKUP,
    LANGUAGES,
    code_on,
    main,
    open_case,
    send,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "email", "texts"),
    [
        ("sv", "", ["Vi har tagit emot ditt meddelande", "kan inte skicka något svar"]),
        ("sv", "a@example.org", ["Svaret skickas dit", "allmän handling"]),
        ("en", "", ["We have received your message", "cannot send you an answer"]),
        ("en", "a@example.org", ["An answer is sent there", "public document"]),
    ],
)
def test_the_receipt_shows_a_reference_and_what_happens_next(client, language, email, texts):
    sent = send(client, language, email=email, page="/sv/besok/")

    receipt = client.get(sent["Location"])

    shown = words(receipt)
    for text in (*texts, Case.objects.get().reference):
        assert text in shown
    assert 'href="/sv/besok/"' in main(receipt)
    assert f'href="/{language}/"' in main(receipt)
    assert '<meta name="robots" content="noindex">' in receipt.content.decode()
    assert "no-cache" in receipt["Cache-Control"]
    assert "vänorter har staden" not in shown


def test_a_receipt_can_be_read_again_in_either_language_and_stores_nothing(client):
    receipt = send(client)["Location"]

    first, second = client.get(receipt), client.get(receipt)
    english = client.get(receipt.replace("/sv/kontakt/kvitto/", "/en/contact/receipt/"))

    assert words(first) == words(second)
    assert "We have received your message" in words(english)
    assert Case.objects.count() == 1


def test_the_reference_alone_opens_no_receipt(client):
    case = make_case()

    assert client.get(f"/sv/kontakt/kvitto/{case.idempotency_key}/").status_code == 404
    assert client.get(f"/sv/kontakt/kvitto/{case.reference}/").status_code == 404


@LANGUAGES
def test_the_receipt_shows_a_code_that_opens_the_case(client, language):
    receipt = client.get(send(client, language)["Location"])
    case = Case.objects.get()
    code = code_on(receipt)

    opened = open_case(client, case, code, language)

    assert opened.status_code == 200
    assert case.reference in words(opened)
    assert code.replace("-", "") not in case.code_hash.upper()
    # Where to go stands there in full, because on paper nobody can follow a link.
    assert f"https://international.example{CASE_LOOKUP[language]}" in words(receipt)


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
    address = send(client, language)["Location"]
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
    address = send(client)["Location"]

    assert code_on(client.get(address)) == code_on(client.get(address))

    Case.objects.update(code_shown_at=timezone.now() - dt.timedelta(minutes=3))
    assert code_on(client.get(address)) is None


def test_a_double_click_loses_no_code(client):
    data = form_data()

    first, second = client.post("/sv/kontakt/", data), client.post("/sv/kontakt/", data)
    client.get(first["Location"])

    assert code_on(client.get(second["Location"]))


def test_asking_for_the_head_of_a_receipt_shows_nothing_and_spends_nothing(client):
    address = send(client)["Location"]

    client.head(address)

    assert Case.objects.get().code_shown_at is None
    assert code_on(client.get(address))


def test_an_old_receipt_without_a_code_speaks_of_none(client):
    address = send(client)["Location"]
    Case.objects.update(code_hash="")

    receipt = client.get(address)

    assert code_on(receipt) is None
    assert "Koden" not in words(receipt)
    assert CASE_LOOKUP["sv"] not in main(receipt)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("sv", "Vi kan inte visa ditt kvitto just nu"), ("en", "We cannot show your receipt")],
)
def test_a_receipt_without_the_database_says_that_the_message_is_stored(
    client, database_down, language, heading
):
    address = send(client, language)["Location"]

    with database_down():
        response = client.get(address)

    assert response.status_code == 503
    assert heading in words(response)
    assert code_on(client.get(address))
