"""What is shown once a message has been sent, for ten minutes and in one browser."""

import re
from datetime import UTC, datetime

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from contact.intake.receipt import COOKIE, Receipt
from contact.intake.spam import FormToken
from contact.models import Case
from tests.contact.factories import make_case, make_office
from tests.contact.pages import LANGUAGES, code_on, main, open_case, send, title, words

pytestmark = pytest.mark.django_db

RECEIPT = "/receipt/"
RECEIVED = {"sv": "Vi har tagit emot ditt meddelande", "en": "We have received your message"}
GONE = {"sv": "Det finns inget kvitto att visa", "en": "There is no receipt to show"}


@pytest.fixture
def later(monkeypatch):
    """Moves the clock that signed cookies are read by."""
    now = signing.time.time()

    def move(seconds):
        monkeypatch.setattr(signing.time, "time", lambda: now + seconds)

    return move


@LANGUAGES
def test_a_message_that_was_sent_leads_to_its_receipt(client, language):
    sent = send(client, language)

    cookie = sent.cookies[COOKIE]
    assert (sent.status_code, sent["Location"]) == (302, RECEIPT)
    assert (cookie["path"], cookie["max-age"], cookie["samesite"]) == (RECEIPT, 600, "Lax")
    assert cookie["httponly"]
    assert RECEIVED[language] in words(client.get(RECEIPT))


@pytest.mark.parametrize("is_secure", [True, False])
def test_the_cookie_is_secure_where_the_site_is(client, settings, is_secure):
    settings.SESSION_COOKIE_SECURE = is_secure

    assert bool(send(client).cookies[COOKIE]["secure"]) is is_secure


@pytest.mark.parametrize(
    ("language", "email", "texts"),
    [
        ("sv", "", ["Vi har tagit emot ditt meddelande", "kan inte mejla svaret"]),
        ("sv", "a@example.org", ["skickar vi svaret till e-postadressen", "allmän handling"]),
        ("en", "", ["We have received your message", "cannot e-mail you an answer"]),
        ("en", "a@example.org", ["we will send the answer", "official document"]),
    ],
)
def test_the_receipt_shows_a_reference_and_what_happens_next(client, language, email, texts):
    send(client, language, email=email, page="/sv/besok/")

    receipt = client.get(RECEIPT)

    shown = words(receipt)
    for text in (*texts, Case.objects.get().reference):
        assert text in shown
    assert 'href="/sv/besok/"' in main(receipt)
    assert f'href="/{language}/"' in main(receipt)
    assert "vänorter har staden" not in shown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Du kan räkna med svar senast den 10 juli 2026."),
        ("en", "You can expect an answer by 10 July 2026."),
    ],
)
def test_the_receipt_says_when_an_answer_can_be_expected(client, settings, language, text):
    settings.CASE_RESPONSE_DAYS = 9
    case = make_case(received_at=datetime(2026, 7, 1, 12, tzinfo=UTC), language=language)
    response = HttpResponse()
    Receipt.of(case, code="").set_cookie(response)
    client.cookies = response.cookies

    assert text in words(client.get(RECEIPT))


@LANGUAGES
def test_the_receipt_is_kept_out_of_caches_and_search_engines(client, language):
    send(client, language)

    receipt = client.get(RECEIPT)

    html = receipt.content.decode()
    assert "no-store" in receipt["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert 'rel="alternate"' not in html


@LANGUAGES
def test_the_receipt_shows_a_code_that_opens_the_case(client, language):
    send(client, language)
    receipt = client.get(RECEIPT)
    case = Case.objects.get()
    code = code_on(receipt)

    opened = open_case(client, case, code, language)

    assert opened.status_code == 200
    assert case.reference in words(opened)
    # Where to go stands there in full, because on paper nobody can follow a link.
    lookup = {"sv": "/sv/kontakt/svar/", "en": "/en/contact/answer/"}[language]
    assert f"https://international.example{lookup}" in words(receipt)


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "Koden visas bara i tio minuter"), ("en", "The code is shown for ten minutes")],
)
def test_the_receipt_says_for_how_long_the_code_is_shown(client, language, text):
    send(client, language)

    assert text in words(client.get(RECEIPT))


@LANGUAGES
def test_the_language_switch_shows_the_same_receipt(client, language):
    other = {"sv": "en", "en": "sv"}[language]
    send(client, language)
    first = client.get(RECEIPT)

    href = re.search(rf'<a href="([^"]+)" lang="{other}"', first.content.decode())[1]
    second = client.get(href)

    assert f'<html lang="{language}">' in first.content.decode()
    assert first["Content-Language"] == language
    assert f'<html lang="{other}">' in second.content.decode()
    assert second["Content-Language"] == other
    assert RECEIVED[other] in words(second)
    assert code_on(second) == code_on(first)
    back = re.search(rf'<a href="([^"]+)" lang="{language}"', second.content.decode())[1]
    assert RECEIVED[language] in words(client.get(back))


@pytest.mark.parametrize("junk", ["", "de", "\x00", "sv'"])
def test_an_unknown_language_is_ignored(client, junk):
    send(client, "en")

    assert RECEIVED["en"] in words(client.get(RECEIPT, {"language": junk}))


def test_the_receipt_is_shown_without_the_database_and_changes_no_row(client, database_down):
    send(client)
    rows = list(Case.objects.values())

    first = client.get(RECEIPT)
    with database_down():
        second = client.get(RECEIPT)

    assert second.status_code == 200
    assert code_on(first)
    assert code_on(second) == code_on(first)
    assert list(Case.objects.values()) == rows


@LANGUAGES
def test_a_double_click_gives_the_same_receipt_twice(client, language):
    token = str(FormToken.issue(age=60))

    codes = []
    for _click in range(2):
        send(client, language, token=token)
        codes.append(code_on(client.get(RECEIPT)))

    assert codes[0]
    assert codes[0] == codes[1]
    assert open_case(client, Case.objects.get(), codes[1]).status_code == 200


def test_another_message_in_the_same_form_has_a_code_of_its_own(client):
    token = str(FormToken.issue(age=60))

    codes = set()
    for message in ("Det ena", "Det andra"):
        send(client, token=token, message=message)
        codes.add(code_on(client.get(RECEIPT)))

    assert len(codes) == 2
    assert Case.objects.count() == 2


@LANGUAGES
def test_an_expired_receipt_explains_where_the_reference_is(client, later, language):
    make_office(telephone="031-1", telephone_from_abroad="+46 31 1")
    send(client, language)
    later(9 * 60)
    assert code_on(client.get(RECEIPT))

    later(11 * 60)
    gone = client.get(RECEIPT, headers={"accept-language": language})

    assert gone.status_code == 404
    assert f"<h1>{GONE[language]}</h1>" in gone.content.decode()
    assert f'<html lang="{language}">' in gone.content.decode()
    assert title(gone).startswith(GONE[language])
    for text in {
        "sv": ("ditt meddelande sparat", "tio minuter", "referensen i det mejl", "031-1"),
        "en": (
            "your message is saved",
            "ten minutes",
            "the reference is in the e-mail",
            "+46 31 1",
        ),
    }[language]:
        assert text in words(gone)
    assert code_on(gone) is None
    assert Case.objects.get().reference not in gone.content.decode()
    assert "no-store" in gone["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in gone.content.decode()


@LANGUAGES
def test_another_browser_finds_no_receipt_and_can_switch_language(client, language):
    send(client)
    other = {"sv": "en", "en": "sv"}[language]

    gone = Client().get(RECEIPT, headers={"accept-language": language})
    href = re.search(rf'<a href="([^"]+)" lang="{other}"', gone.content.decode())[1]

    assert GONE[language] in words(gone)
    assert GONE[other] in words(Client().get(href, headers={"accept-language": language}))


def test_a_forged_cookie_shows_no_receipt(client, settings):
    send(client)
    good = client.cookies[COOKIE].value
    older_site = signing.dumps({"reference": "GI-XXXX-XXXX"}, salt="contact.receipt")
    other_use = signing.dumps(signing.loads(good, salt="contact.receipt"), salt="other")

    for forged in ("", "x", good[:-1], "x" + good, older_site, other_use):
        client.cookies[COOKIE] = forged
        assert client.get(RECEIPT).status_code == 404


def test_a_receipt_stays_valid_after_a_key_rotation(client, settings):
    send(client)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new one"

    assert code_on(client.get(RECEIPT))


@pytest.mark.parametrize("page", ["/sv/" + "x" * 490, "/" + "\U0001f600" * 499, "/sv/åäö/"])
def test_the_cookie_fits_within_the_limit_of_browsers(client, page):
    cookie = send(client, page=page).cookies[COOKIE]

    assert len(cookie.OutputString()) < 4096
    assert code_on(client.get(RECEIPT))


def test_the_pages_contact_block_does_not_lead_back_to_the_receipt(client):
    send(client)

    assert f"page=%2F{RECEIPT.strip('/')}" not in client.get(RECEIPT).content.decode()


def test_the_receipt_allows_only_get_and_head(client):
    assert client.post(RECEIPT).status_code == 405
    assert client.head(RECEIPT).status_code == 404
    assert reverse("receipt:receipt") == RECEIPT


def test_a_receipt_knows_when_the_case_was_received(client):
    send(client)
    case = Case.objects.get()

    assert Receipt.of(case, "code").received_at == case.received_at
