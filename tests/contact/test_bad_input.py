"""Requests that none of our forms makes: each gets a response, and nothing breaks.

The fields one by one are in test_forms.py and test_contact_form.py; large and unreadable bodies of
one kind are in tests/gbgintl/test_errors.py.
"""

from html import unescape
from urllib.parse import urlencode

import pytest

from contact.models import Case
from tests.contact.factories import form_data
from tests.contact.pages import (
    ADDITION,
    CASE_LOOKUP,
    FORM,
    HOSTILE_TEXTS,
    LANGUAGES,
    main,
    send,
    title,
    words,
)

pytestmark = pytest.mark.django_db

URLENCODED = "application/x-www-form-urlencoded"
TOO_MUCH = {"sv": "Det var för mycket på en gång", "en": "That was too much at once"}
NOT_UNDERSTOOD = {
    "sv": "Något blev fel",
    "en": "Something went wrong with the request",
}
BOUNDARY = "edge"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(fields, end=f"--{BOUNDARY}--\r\n"):
    parts = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return ("".join(parts) + end).encode()


def file_upload(megabytes):
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n{'x' * 1024 * 1024 * megabytes}\r\n"
    ).encode() + multipart(form_data())


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (urlencode(form_data(message="x" * 20_000_000)), URLENCODED),
        (multipart(form_data(message="x" * 20_000_000)), MULTIPART),
        (file_upload(megabytes=20), MULTIPART),
        (urlencode({f"field{n}": "" for n in range(10_000)}), URLENCODED),
        (multipart({f"field{n}": "" for n in range(10_000)}), MULTIPART),
    ],
    ids=["20 MB", "20 MB in parts", "20 MB file", "10,000 fields", "10,000 fields in parts"],
)
@pytest.mark.parametrize("urls", [FORM, CASE_LOOKUP, ADDITION])
@LANGUAGES
def test_a_body_that_is_too_large_is_refused_with_the_reason(
    client, urls, language, body, content_type
):
    response = client.post(urls[language], body, content_type)

    assert response.status_code == 413
    assert f"<h1>{TOO_MUCH[language]}</h1>" in response.content.decode()
    assert not Case.objects.exists()


def test_a_file_too_large_is_refused_before_it_is_read(client, monkeypatch):
    def read(*args):
        raise AssertionError("it was read")

    monkeypatch.setattr("django.http.multipartparser.MultiPartParser.parse", read)

    assert client.post(FORM["sv"], file_upload(megabytes=2), MULTIPART).status_code == 413


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (multipart(form_data()), "multipart/form-data"),
        (multipart(form_data()), f"multipart/form-data; boundary={'x' * 300}"),
        (multipart(form_data()), "multipart/form-data; boundary=åäö"),
    ],
    ids=["no boundary", "long boundary", "odd boundary"],
)
@LANGUAGES
def test_a_multipart_body_with_an_invalid_boundary_is_a_bad_request(
    client, language, body, content_type
):
    response = client.generic("POST", FORM[language], body, content_type)

    assert response.status_code == 400
    assert f"<h1>{NOT_UNDERSTOOD[language]}</h1>" in response.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("end", ["--edge", "--edge\r\nContent-Disposition: form-da"])
def test_a_multipart_body_that_breaks_off_after_its_last_field_is_stored(client, end):
    response = client.generic("POST", FORM["sv"], multipart(form_data(), end), MULTIPART)

    assert response.status_code == 302
    assert Case.objects.get().message == form_data()["message"]


@pytest.mark.parametrize("end", ["", "--edg"])
def test_a_multipart_body_that_breaks_off_before_comes_back_with_its_text(client, end):
    response = client.generic("POST", FORM["sv"], multipart(form_data(), end), MULTIPART)

    # The rest of the boundary has become part of the last field, which is the token.
    assert response.status_code == 422
    assert f"{form_data()['message']}</textarea>" in main(response)


@LANGUAGES
def test_a_multipart_body_with_another_boundary_is_an_empty_form(client, language):
    response = client.generic(
        "POST", FORM[language], multipart(form_data()), "multipart/form-data; boundary=other"
    )

    assert response.status_code == 422
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])


class BrokenConnection:
    """A connection that breaks in the middle of a form."""

    def read(self, *args):
        raise OSError("connection reset")

    readline = read


@pytest.mark.parametrize("content_type", [URLENCODED, MULTIPART])
def test_a_connection_that_breaks_is_a_bad_request(client, content_type):
    broken = {"wsgi.input": BrokenConnection(), "CONTENT_LENGTH": "900"}

    response = client.generic("POST", FORM["sv"], b"x", content_type, **broken)

    assert response.status_code == 400


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "", "image/png"])
@LANGUAGES
def test_a_body_that_is_no_form_gets_the_form_back(client, language, content_type):
    response = client.generic("POST", FORM[language], b'{"message": "hello"}', content_type)

    assert response.status_code == 422
    assert {"sv": "Skriv ditt meddelande.", "en": "Write your message."}[language] in words(
        response
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ett tecken som inte kan sparas"), ("en", "a character here that cannot be stored")],
)
@pytest.mark.parametrize("field", ["message", "subject", "email"])
def test_a_null_character_is_shown_where_it_was_typed(client, language, text, field):
    response = send(client, language, **{field: "before\x00after"})

    assert response.status_code == 422
    assert text in words(response)
    html = main(response)
    assert "\x00" not in html
    assert "before\ufffdafter" in html


@pytest.mark.parametrize("lone", ["%ED%A0%80", "%ED%BF%BF", "%ED%A0%BD", "%FF", "%C3"])
def test_invalid_utf8_is_stored_as_replacement_characters(client, lone):
    body = urlencode(form_data(message="before MARK after")).replace("MARK", lone)

    response = client.generic("POST", FORM["sv"], body.encode(), URLENCODED)

    assert response.status_code == 302
    stored = Case.objects.get().message
    assert stored.startswith("before ")
    assert stored.endswith(" after")
    assert set(stored[7:-6]) == {"\ufffd"}


@LANGUAGES
def test_a_form_in_another_charset_is_a_bad_request(client, language):
    body = urlencode(form_data(message="Åbo och Århus"), encoding="latin-1")

    response = client.generic(
        "POST", FORM[language], body.encode(), f"{URLENCODED}; charset=iso-8859-1"
    )

    assert response.status_code == 400
    assert f"<h1>{NOT_UNDERSTOOD[language]}</h1>" in response.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
@LANGUAGES
def test_any_text_comes_back_in_the_form_as_it_was_written(client, language, text):
    response = send(client, language, message=text, email="nobody")

    html = main(response)
    area = html.partition("<textarea")[2].partition("</textarea>")[0]
    assert 'dir="auto"' in area
    assert unescape(area.partition(">")[2]).removeprefix("\n") == text
    assert "<script>alert" not in html
    assert response.status_code == 422


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_staff_see_any_text_as_text(admin_client, client, text):
    send(client, message=text, subject=text, email="sender@example.org")
    case = Case.objects.get()

    for path in ("/admin/contact/case/", f"/admin/contact/case/{case.pk}/change/"):
        html = admin_client.get(path).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert 'dir="auto"' in html


def test_sql_in_a_message_is_stored_as_text(client):
    text = "'); DROP TABLE contact_case; --"

    send(client, message=text)

    assert Case.objects.get().message == text
