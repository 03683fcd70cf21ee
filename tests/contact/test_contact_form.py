"""The page with the contact form: what it says, and what it keeps when something is wrong."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from contact.intake.spam import FormToken
from contact.models import Case
from tests.contact.factories import form_data, make_office
from tests.contact.pages import (
    FORM,
    LANGUAGES,
    TYPED,
    assert_everything_typed_is_kept,
    main,
    send,
    title,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Kontakt", "Ställ en fråga", "Högst 5\xa0000 tecken", "allmänna handlingar"]),
        ("en", ["Contact", "Ask a question", "At most 5,000 characters", "official documents"]),
    ],
)
def test_the_form_explains_what_happens_to_a_message(client, language, texts):
    response = client.get(FORM[language])

    assert response.status_code == 200
    html = response.content.decode().replace("&nbsp;", "\xa0")
    for text in texts:
        assert text in html
    assert "GDPR" in html
    assert "no-cache" in response["Cache-Control"]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("language", "topic", "label"),
    [
        ("sv", "question", "Ställ en fråga"),
        ("sv", "comment", "Lämna en synpunkt"),
        ("sv", "accessibility", "Anmäl brister i tillgängligheten"),
        ("sv", "other-format", "Be om innehåll i ett annat format"),
        ("en", "question", "Ask a question"),
        ("en", "comment", "Leave a comment"),
        ("en", "accessibility", "Report an accessibility problem"),
        ("en", "other-format", "Ask for another format"),
    ],
)
def test_a_link_chooses_the_topic_which_is_stored(client, language, topic, label):
    html = main(client.get(FORM[language], {"topic": topic}))

    chosen = re.search(r'<input type="radio"[^>]*value="([\w-]+)"[^>]*id="(\w+)"[^>]*checked', html)
    assert chosen[1] == topic
    assert f'<label for="{chosen[2]}">{label}</label>' in html
    assert html.count("checked") == 1
    assert send(client, language, topic=topic).status_code == 302
    assert Case.objects.get().topic == topic


@pytest.mark.parametrize(
    ("language", "label"), [("sv", "Fråga om studiebesök"), ("en", "Ask for a study visit")]
)
def test_a_study_visit_can_be_chosen_in_the_form(client, language, label):
    html = main(client.get(FORM[language]))

    choice = re.search(r'<input type="radio"[^>]*value="study-visit"[^>]*id="(\w+)"', html)
    assert f'<label for="{choice[1]}">{label}</label>' in html


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "sv",
            [
                "Telefon 031-365 00 00",
                "Göteborgs Stads kontaktcenter svarar.",
                "Från utlandet: +46 31 365 00 00.",
                "Besök Gustaf Adolfs Torg 4A, Göteborg",
                "Post Stadsledningskontoret",
            ],
        ),
        (
            "en",
            [
                "Phone 031-365 00 00",
                "The City of Gothenburg’s contact centre answers.",
                "From abroad, dial +46 31 365 00 00.",
                "Visit Gustaf Adolfs Torg 4A, Göteborg",
                "Post Göteborgs Stad",
            ],
        ),
    ],
)
def test_the_ways_to_reach_the_office_stand_before_the_form(client, language, parts):
    make_office()

    response = client.get(FORM[language])

    shown = " ".join(strip_tags(main(response)).split())
    places = [shown.find(part) for part in parts]
    assert -1 not in places, shown
    assert places == sorted(places)
    assert main(response).index("tel:+46313650000") < main(response).index("<form")


@pytest.mark.parametrize("junk", ["", "spam", "\x00", "QUESTION", "x" * 10_000])
def test_an_unknown_topic_in_a_link_is_ignored(client, junk):
    html = main(client.get(FORM["sv"], {"topic": junk}))

    assert re.search(r'value="question"[^>]*checked', html)
    assert html.count("checked") == 1


def test_the_form_opens_with_subject_and_page_filled_in(client):
    response = client.get(FORM["sv"], {"subject": "Avtal\n& \x00mål", "page": "/sv/besok/"})

    html = response.content.decode()
    assert 'value="Avtal &amp; mål"' in html
    assert 'value="/sv/besok/"' in html


@pytest.mark.parametrize(
    ("language", "prefix", "text"),
    [
        ("sv", "Fel: Kontakt", "Skriv ditt meddelande."),
        ("en", "Error: Contact", "Write your message."),
    ],
)
def test_an_error_is_shown_on_top_and_beside_its_field(client, language, prefix, text):
    response = send(client, language, message=" ", email="nobody")

    html = main(response)
    assert response.status_code == 422
    assert title(response).startswith(prefix)
    assert re.search(
        r"<div class=\"page-body\">\s*<div class=\"error-summary\"[^>]* tabindex=\"-1\" autofocus>",
        html,
    )
    assert f'<a href="#id_message">{text}</a>' in html
    assert '<a href="#id_email">' in html
    beside = re.search(r'<p class="field-error" id="id_message_error">(.*?)</p>', html)[1]
    assert text in beside
    textarea = re.search(r"<textarea[^>]*>", html)[0]
    assert 'aria-invalid="true"' in textarea
    assert 'aria-describedby="id_message_helptext id_message_error"' in textarea
    assert not Case.objects.exists()


def test_the_summary_leads_to_the_first_topic(client):
    response = send(client, "en", topic="")

    assert '<a href="#id_topic_0">' in main(response)
    assert 'id="id_topic_0"' in main(response)


@LANGUAGES
def test_a_form_with_an_error_keeps_everything_typed(client, language):
    response = send(client, language, **TYPED | {"email": "nobody"})

    assert_everything_typed_is_kept(response, email="nobody")


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (0, {"sv": "Vänta några sekunder", "en": "Wait a few seconds"}),
        (25 * 3600, {"sv": "mer än ett dygn", "en": "more than a day"}),
        (None, {"sv": "inte känna igen formuläret", "en": "could not recognise the form"}),
    ],
)
@LANGUAGES
def test_a_form_with_an_invalid_token_is_shown_again_with_the_text(client, language, age, text):
    token = "forged" if age is None else str(FormToken.issue(age))

    response = send(client, language, **TYPED, token=token)

    assert response.status_code == 422
    assert text[language] in words(response)
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert not Case.objects.exists()


def test_after_an_expired_token_the_form_can_be_sent_at_once(client):
    response = send(client, token=str(FormToken.issue(25 * 3600)))
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]

    assert send(client, token=token).status_code == 302
    assert Case.objects.count() == 1


def test_a_form_sent_too_quickly_can_be_sent_a_little_later(client, monkeypatch):
    early = str(FormToken.issue(1))
    response = send(client, token=early)
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
    monkeypatch.setattr("contact.intake.spam.MIN_FILL_SECONDS", 0.5)

    assert token == early
    assert send(client, token=token).status_code == 302


def test_the_honeypot_is_hidden_from_people(client):
    html = main(client.get(FORM["sv"]))

    wrapper = re.search(r'<div class="honeypot" aria-hidden="true">.*?</div>', html, re.DOTALL)[0]
    assert "Lämna det här fältet tomt" in wrapper
    assert 'tabindex="-1"' in wrapper
    assert 'autocomplete="off"' in wrapper


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "formulärets kaka"), ("en", "form’s cookie")]
)
def test_a_failed_csrf_check_keeps_everything_typed_and_the_next_try_works(language, text):
    client = Client(enforce_csrf_checks=True)

    response = send(client, language, **TYPED)

    html = response.content.decode().replace("&#x27;", "'")
    assert response.status_code == 403
    assert text in html
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert "no-cache" in response["Cache-Control"]
    assert not Case.objects.exists()

    csrf = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    assert send(client, language, **TYPED, csrfmiddlewaretoken=csrf).status_code == 302


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-16", "utf-7", "latin-1"])
def test_an_unusual_charset_is_no_server_error(client, charset):
    client.raise_request_exception = False
    body = "--x\r\n" + "--x\r\n".join(
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in form_data(message="a\\ud800b").items()
    )

    response = client.post(
        FORM["sv"],
        (body + "--x--\r\n").encode(),
        content_type=f"multipart/form-data; charset={charset}; boundary=x",
    )

    assert response.status_code < 500


@pytest.mark.parametrize(
    "field", ["topic", "subject", "message", "email", "website", "page", "token"]
)
@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "\r\nBcc: a@example.org", "<script>"])
def test_bad_input_in_any_field_is_handled(client, field, value):
    response = send(client, **{field: value})

    assert response.status_code in (302, 422)
    assert "<script>" not in response.content.decode().partition("<main")[2].partition("</main")[0]


def test_a_page_with_the_form_costs_a_bounded_number_of_queries(
    client, django_assert_max_num_queries
):
    make_office()

    with django_assert_max_num_queries(8):
        client.get(FORM["sv"])
