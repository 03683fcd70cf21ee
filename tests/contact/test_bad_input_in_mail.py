"""No text from the public changes a mail, or is changed in it."""

import email
from email import policy

import pytest

from contact.models import Case, OutgoingMail
from tests.contact.factories import deliver_mail
from tests.contact.pages import HOSTILE_TEXTS, LANGUAGES, send, words

pytestmark = pytest.mark.django_db

INJECTION = "x\r\nBcc: victim@example.org\r\nX-Injected: yes\r\n\r\nA second mail"


@pytest.mark.parametrize(
    "field", ["topic", "subject", "message", "email", "website", "page", "token"]
)
@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
def test_no_field_injects_a_header_or_a_recipient(client, smtp, settings, field, line_break):
    settings.CASE_RECIPIENT = "office@example.org"
    fields = {"email": "sender@example.org", field: INJECTION.replace("\r\n", line_break)}

    response = send(client, **fields)

    assert response.status_code in (302, 422)
    with smtp.up() as mailbox:
        deliver_mail()
    assert len(mailbox.mails) == (2 if field in ("subject", "message", "page") else 0)
    for envelope in mailbox.mails:
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        assert envelope.rcpt_tos[0] in ("office@example.org", "sender@example.org")
        assert len(envelope.rcpt_tos) == 1
        assert message["Bcc"] is None
        assert message["X-Injected"] is None
        assert not message.defects


@pytest.mark.parametrize(
    ("email_address", "on_the_wire"),
    [
        ("åke@example.org", None),
        ("sender@göteborg.example", "sender@xn--gteborg-90a.example"),
        ("sender@xn--gteborg-90a.example", "sender@xn--gteborg-90a.example"),
        ('"very odd"@example.org', None),
        ('"a@b"@example.org', '"a@b"@example.org'),
        ("o'hara+gbg@example.org", "o'hara+gbg@example.org"),
        ("Åke <sender@example.org>", None),
        ("sender@example.org,victim@example.org", None),
        ("sender@[192.0.2.1]", "sender@[192.0.2.1]"),
    ],
)
@LANGUAGES
def test_an_unusual_email_address_gets_its_acknowledgement_or_the_reason(
    client, smtp, settings, language, email_address, on_the_wire
):
    settings.CASE_RECIPIENT = "office@example.org"

    response = send(client, language, email=email_address)

    if on_the_wire is None:
        reason = {"sv": "Skriv e-postadressen som", "en": "Write the e-mail address as"}
        assert response.status_code == 422
        assert reason[language] in words(response)
        return
    assert response.status_code == 302
    with smtp.up() as mailbox:
        deliver_mail()
    assert not OutgoingMail.objects.exclude(last_error="").exists()
    assert [mail.rcpt_tos for mail in mailbox.mails] == [["office@example.org"], [on_the_wire]]


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
@LANGUAGES
def test_any_text_arrives_as_it_was_written(client, smtp, settings, language, text):
    settings.CASE_RECIPIENT = "office@example.org"

    sent = send(client, language, message=text)

    assert Case.objects.get().message == text
    receipt = client.get(sent["Location"])
    assert text not in receipt.content.decode()
    with smtp.up() as mailbox:
        deliver_mail()
    (envelope,) = mailbox.mails
    message = email.message_from_bytes(envelope.content, policy=policy.default)
    assert message.get_content_type() == "text/plain"
    assert text.strip() in message.get_content().replace("\r\n", "\n")
