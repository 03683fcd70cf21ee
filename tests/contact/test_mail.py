import pytest
from django.core.mail import EmailMessage

from contact.mail import mail_to_office, single_line
from contact.models import Enquiry
from contact.models.enquiry import REFERENCE_LETTERS
from tests.contact.factories import make_enquiry

pytestmark = pytest.mark.django_db


def test_the_office_reads_everything_in_its_mail(settings):
    settings.SITE_URL = "https://international.example"
    settings.ENQUIRY_RECIPIENT = "office@example.org"
    enquiry = make_enquiry(
        kind="comment",
        subject="Avtalet med Åbo",
        email="sender@example.org",
        message='Tom & <b>"Jerry"</b>\n\nrad två',
        language="en",
        page="/en/cities/turku/",
    )

    mail = mail_to_office(enquiry)

    assert mail.recipient == "office@example.org"
    assert mail.reply_to == "sender@example.org"
    assert mail.subject == f"{enquiry.reference}: en synpunkt på Avtalet med Åbo"
    for words in (
        "En synpunkt har kommit in",
        enquiry.reference,
        "English",
        "sender@example.org",
        "https://international.example/en/cities/turku/",
        f"https://international.example/admin/contact/enquiry/{enquiry.pk}/change/",
        'Tom & <b>"Jerry"</b>\n\nrad två',
        "Ett svar på det här brevet går till avsändaren.",
    ):
        assert words in mail.body


def test_without_an_address_the_office_knows_that_no_answer_can_be_sent():
    mail = mail_to_office(make_enquiry())

    assert mail.reply_to == ""
    assert "inget svar kan skickas" in mail.body
    assert "avsändaren" not in mail.body


@pytest.mark.parametrize("kind", Enquiry.Kind.values)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\x00"])
def test_no_line_break_reaches_a_header(kind, line_break):
    subject = f"a{line_break}Bcc: victim@example.org"

    mail = mail_to_office(make_enquiry(kind=kind, subject=subject.replace("\x00", "\x01")))
    message = EmailMessage(mail.subject, mail.body, to=[mail.recipient]).message()

    assert len(mail.subject.splitlines()) == 1
    assert "Bcc" not in message
    assert single_line(subject).isprintable()


def test_each_mail_has_a_lasting_id_of_its_own(settings):
    settings.SITE_URL = "https://international.example:8443"
    first, second = mail_to_office(make_enquiry()), mail_to_office(make_enquiry())

    first.save()

    assert first.message_id.endswith("@international.example>")
    assert first.message_id != second.message_id


def test_a_reference_is_easy_to_read_aloud():
    reference = make_enquiry().reference

    assert len(reference) == 12
    assert set(reference[3:7] + reference[8:]) <= set(REFERENCE_LETTERS)
    assert not set(REFERENCE_LETTERS) & set("0O1ILAEUYSZB5V8N")
