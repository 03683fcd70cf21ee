"""What becomes of a message that has been sent."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client

from contact.intake.spam import RATE_LIMIT, FormToken
from contact.models import Case, OutgoingMail
from tests.contact.factories import form_data, make_office
from tests.contact.pages import (
    FORM,
    LANGUAGES,
    TYPED,
    assert_everything_typed_is_kept,
    code_on,
    send,
    title,
    words,
)

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_a_message_is_stored_with_its_mail_before_the_receipt_is_shown(client, language):
    make_office()

    response = send(client, language, message="Rad ett\r\nrad två", page="/sv/besok/")

    case = Case.objects.get()
    assert response.status_code == 302
    assert response["Location"] == "/receipt/"
    assert (case.topic, case.language, case.message, case.page, case.status) == (
        "question",
        language,
        "Rad ett\nrad två",
        "/sv/besok/",
        "new",
    )
    assert case.client_hash
    assert OutgoingMail.objects.get().case == case


@pytest.mark.parametrize(
    ("language", "subject"),
    [("sv", "Vi har tagit emot ditt meddelande"), ("en", "We have received your message")],
)
def test_a_sender_with_an_email_address_gets_an_acknowledgement(client, language, subject):
    send(client, language, email="sender@example.org")

    to_office, to_sender = OutgoingMail.objects.order_by("pk")
    assert to_office.kind == "office"
    assert (to_sender.kind, to_sender.recipient) == ("acknowledgement", "sender@example.org")
    assert to_sender.subject.startswith(subject)


def test_a_quarantined_message_is_not_acknowledged(client):
    send(client, email="sender@example.org", website="x")

    assert not OutgoingMail.objects.exists()


def test_acknowledgements_to_one_email_address_are_limited(client, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(7):
        client.post(
            FORM["sv"],
            form_data(email="victim@example.org", message=f"{number}"),
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )

    assert OutgoingMail.objects.filter(kind="office").count() == 7
    assert OutgoingMail.objects.filter(kind="acknowledgement").count() == 5


def test_the_hidden_field_leads_to_quarantine_with_an_ordinary_receipt(client):
    response = send(client, website="https://spam.example")

    receipt = client.get(response["Location"])

    case = Case.objects.get()
    assert case.status == Case.Status.QUARANTINED
    assert case.quarantine_reason == Case.QuarantineReason.HIDDEN_FIELD
    assert case.reference in words(receipt)
    assert "karantän" not in words(receipt)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "vänta tio minuter"), ("en", "wait ten minutes")]
)
def test_too_many_messages_are_refused_with_the_text_kept(client, language, text):
    for number in range(RATE_LIMIT):
        assert send(client, message=f"Meddelande {number}").status_code == 302

    response = send(client, language, **TYPED)

    assert response.status_code == 429
    assert text in words(response)
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert Case.objects.count() == RATE_LIMIT


def test_a_message_sent_twice_is_stored_once_even_at_the_limit(client):
    token = str(FormToken.issue(60))
    for number in range(RATE_LIMIT - 1):
        send(client, message=f"Meddelande {number}")

    first, second = send(client, token=token), send(client, token=token)

    assert first.status_code == second.status_code == 302
    assert Case.objects.count() == OutgoingMail.objects.count() == RATE_LIMIT


def test_a_second_message_written_in_the_same_form_is_stored_too(client):
    token = str(FormToken.issue(60))

    send(client, token=token)
    send(client, token=token, message="En annan sak")

    assert Case.objects.count() == OutgoingMail.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_stores_one_message():
    data = form_data()
    together = threading.Barrier(4)

    def click():
        try:
            together.wait(10)
            browser = Client()
            browser.post(FORM["sv"], data)
            return code_on(browser.get("/receipt/"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        codes = {click.result() for click in [pool.submit(click) for _ in range(4)]}

    assert len(codes - {None}) == 1
    assert None not in codes
    assert Case.objects.count() == OutgoingMail.objects.count() == 1


def test_a_mail_that_cannot_be_stored_leaves_no_message_behind(client):
    """The sender is told to try again, so half of it must not stay."""

    def refuse(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "contact_outgoingmail"'):
            raise OperationalError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        response = send(client)

    assert response.status_code == 503
    assert not Case.objects.exists()
