from datetime import UTC, datetime

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.utils import translation

from contact.cases.models.case import REFERENCE_LETTERS
from contact.intake.mails import acknowledgement, mail_to_office
from contact.mail import outbox
from contact.mail.headers import header_safe
from contact.models import Case
from tests.contact.factories import make_case, make_case_with_code

pytestmark = pytest.mark.django_db


def test_the_office_reads_everything_in_its_mail(settings):
    settings.SITE_URL = "https://international.example"
    settings.CASE_RECIPIENT = "office@example.org"
    case = make_case(
        topic="comment",
        subject="Avtalet med Åbo",
        email="sender@example.org",
        message='Tom & <b>"Jerry"</b>\n\nrad två',
        language="en",
        page="/en/cities/turku/",
    )

    mail = mail_to_office(case)

    assert mail.recipient == "office@example.org"
    assert mail.reply_to == "sender@example.org"
    assert mail.subject == f"{case.reference}: en synpunkt på Avtalet med Åbo"
    for words in (
        "En synpunkt har kommit in",
        case.reference,
        "Engelska",
        "sender@example.org",
        "https://international.example/en/cities/turku/",
        f"https://international.example/admin/contact/case/{case.pk}/change/",
        'Tom & <b>"Jerry"</b>\n\nrad två',
        "Ett svar på det här mejlet går till avsändaren.",
    ):
        assert words in mail.body


SUBJECTS = {
    "question": ("en fråga", "en fråga om Åbo"),
    "comment": ("en synpunkt", "en synpunkt på Åbo"),
    "study-visit": ("ett studiebesök", "ett studiebesök om Åbo"),
    "accessibility": ("en brist i tillgängligheten", "en brist i tillgängligheten: Åbo"),
    "other-format": ("önskemål om annat format", "önskemål om annat format: Åbo"),
}


@pytest.mark.parametrize("topic", Case.Topic.values)
def test_the_office_sees_the_topic_in_the_subject_and_in_the_first_sentence(topic):
    plain, about = (mail_to_office(make_case(topic=topic, subject=s)) for s in ("", "Åbo"))

    assert plain.subject == f"{plain.case.reference}: {SUBJECTS[topic][0]}"
    assert about.subject == f"{about.case.reference}: {SUBJECTS[topic][1]}"
    assert plain.body.startswith(
        {
            "question": "En fråga har kommit in",
            "comment": "En synpunkt har kommit in",
            "study-visit": "En förfrågan om studiebesök har kommit in",
            "accessibility": "Någon har anmält en brist i tillgängligheten",
            "other-format": "Någon har bett om innehåll i ett annat format",
        }[topic]
    )


def test_without_an_email_address_the_office_is_told_that_the_answer_is_read_by_code():
    mail = mail_to_office(make_case())

    assert mail.reply_to == ""
    assert "avsändaren läser svaret på webbplatsen med koden" in mail.body
    assert "Ett svar på det här mejlet" not in mail.body


@pytest.mark.parametrize(
    ("language", "subject", "texts"),
    [
        (
            "sv",
            "Vi har tagit emot ditt meddelande, ",
            ["Vi har tagit emot det", "allmän handling", "/sv/kontakt/svar/", "031-365 00 00"],
        ),
        (
            "en",
            "We have received your message, ",
            [
                "We have received it",
                "official document",
                "/en/contact/answer/",
                "+46 31 365 00 00",
            ],
        ),
    ],
)
def test_the_acknowledgement_explains_what_happens_and_quotes_nothing(
    settings, language, subject, texts
):
    settings.SITE_URL = "https://international.example"
    settings.CASE_RECIPIENT = "office@example.org"
    case = make_case(
        language=language,
        email="sender@example.org",
        subject="Hemligt ämne",
        message="Hemligt innehåll",
        page="/sv/besok/",
    )

    with translation.override("sv" if language == "en" else "en"):
        mail = acknowledgement(case)

    assert (mail.kind, mail.recipient, mail.reply_to) == (
        "acknowledgement",
        "sender@example.org",
        "office@example.org",
    )
    assert mail.subject == subject + case.reference
    for text in (case.reference, *texts):
        assert text in mail.body
    assert "https://international.example/" in mail.body
    assert "Hemligt" not in mail.subject + mail.body
    assert "besok" not in mail.body


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Du kan räkna med svar senast den 10 juli 2026."),
        ("en", "You can expect an answer by 10 July 2026."),
    ],
)
def test_the_acknowledgement_says_when_an_answer_can_be_expected(settings, language, text):
    settings.CASE_RESPONSE_DAYS = 9
    received = datetime(2026, 7, 1, 12, tzinfo=UTC)

    mail = acknowledgement(make_case(language=language, email="a@b.se", received_at=received))

    assert text in mail.body


def test_the_code_is_not_mailed():
    case, code = make_case_with_code(email="a@example.org")

    for mail in (mail_to_office(case), acknowledgement(case)):
        assert code[:4] not in mail.body.replace(case.reference, "")


@pytest.mark.parametrize(
    ("kind", "automatic"),
    [
        ("office", "auto-generated"),
        ("addition", "auto-generated"),
        ("acknowledgement", "auto-replied"),
        ("answer", None),
    ],
)
def test_automatic_mail_is_marked_as_such_in_its_headers(kind, automatic):
    mail = mail_to_office(make_case())
    mail.kind = kind
    mail.save()

    outbox.deliver(outbox.claim())

    (message,) = django_mail.outbox
    assert message.extra_headers.get("Auto-Submitted") == automatic
    assert message.extra_headers.get("X-Auto-Response-Suppress") == ("All" if automatic else None)
    assert message.extra_headers["Message-ID"] == mail.message_id
    assert "In-Reply-To" not in message.extra_headers


def test_a_mail_that_continues_another_is_in_its_thread():
    first = acknowledgement(make_case(email="a@example.org"))
    first.save()
    mail = mail_to_office(first.case)
    mail.in_reply_to = first.message_id
    mail.save()

    while claimed := outbox.claim():
        outbox.deliver(claimed)

    headers = [message.extra_headers for message in django_mail.outbox]
    assert headers[0]["Message-ID"] == headers[1]["In-Reply-To"] == headers[1]["References"]


@pytest.mark.parametrize("topic", Case.Topic.values)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\x00"])
def test_no_line_break_reaches_a_header(topic, line_break):
    subject = f"a{line_break}Bcc: victim@example.org"

    mail = mail_to_office(make_case(topic=topic, subject=subject.replace("\x00", "\x01")))
    message = EmailMessage(mail.subject, mail.body, to=[mail.recipient]).message()

    assert len(mail.subject.splitlines()) == 1
    assert "Bcc" not in message
    assert header_safe(subject).isprintable()


def test_bidi_controls_are_removed_from_headers():
    assert header_safe("a\u202eb\u2066c") == "abc"
    assert header_safe("שלום and مرحبا") == "שלום and مرحبا"


def test_each_mail_has_a_permanent_message_id_of_its_own(settings):
    settings.SITE_URL = "https://international.example:8443"
    first, second = mail_to_office(make_case()), mail_to_office(make_case())

    first.save()

    assert first.message_id.endswith("@international.example>")
    assert first.message_id != second.message_id


def test_a_reference_is_easy_to_read_aloud():
    reference = make_case().reference

    assert len(reference) == 12
    assert set(reference[3:7] + reference[8:]) <= set(REFERENCE_LETTERS)
    assert not set(REFERENCE_LETTERS) & set("0O1ILAEUYSZB5V8N")
