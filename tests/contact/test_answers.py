import email
import uuid
from email import policy

import pytest
from django.core.management import call_command

from contact import answers, cases
from contact.models import Answer, Enquiry, Event, OutgoingMail
from tests.contact.factories import HANDLER, make_case, make_staff

pytestmark = pytest.mark.django_db

Status = Enquiry.Status


def make_receipt_mail(enquiry):
    return OutgoingMail.objects.create(
        enquiry=enquiry,
        kind=OutgoingMail.Kind.ACKNOWLEDGEMENT,
        recipient=enquiry.email,
        subject=f"{enquiry.reference}: vi har tagit emot ditt meddelande",
        body="Tack.",
    )


def answer(enquiry, **fields):
    fields.setdefault("actor", None)
    if fields["actor"] is None:
        fields["actor"] = make_staff(f"omar-{uuid.uuid4()}", HANDLER, first_name="Omar")
    return answers.send(
        enquiry,
        **{
            "text": "Hej!\n\nStaden har tre vänorter.",
            "language": enquiry.language,
            "outcome": Status.ANSWERED,
            "submission": uuid.uuid4(),
        }
        | fields,
    )


def test_an_answer_is_mailed_in_the_thread_of_the_receipt(smtp, settings):
    settings.ENQUIRY_RECIPIENT = "office@example.org"
    enquiry = make_case(email="anna@example.org")
    receipt = make_receipt_mail(enquiry)

    answer(enquiry)
    with smtp.up() as mailbox:
        call_command("deliver_mail", verbosity=0)

    message = email.message_from_bytes(mailbox.mails[-1].content, policy=policy.default)
    assert mailbox.mails[-1].rcpt_tos == ["anna@example.org"]
    assert message["In-Reply-To"] == receipt.message_id
    assert message["References"] == receipt.message_id
    assert message["Reply-To"] == "office@example.org"
    assert message["Subject"] == f"Sv: {receipt.subject}"
    assert "Staden har tre vänorter." in message.get_content()


def test_the_answer_is_kept_as_it_was_sent():
    enquiry = make_case(email="anna@example.org")

    kept = answer(enquiry)

    assert kept.text == "Hej!\n\nStaden har tre vänorter."
    assert kept.mail.body.startswith(kept.text)
    assert enquiry.reference in kept.mail.body
    assert kept.author_name == "Omar"
    assert Enquiry.objects.get().status == Status.ANSWERED
    kinds = list(enquiry.events.values_list("kind", flat=True))
    assert kinds == [Event.Kind.REGISTERED, Event.Kind.ANSWERED, Event.Kind.MOVED]


@pytest.mark.parametrize(
    ("language", "subject", "foot"),
    [
        ("sv", "svar från Göteborgs Stad", "Göteborgs Stad, stadsledningskontoret"),
        ("en", "answer from the City of Gothenburg", "City of Gothenburg, City Executive Office"),
    ],
)
def test_the_letter_is_in_the_language_of_the_answer(language, subject, foot):
    enquiry = make_case(email="anna@example.org", language=language)

    mail = answer(enquiry).mail

    assert mail.subject == f"{enquiry.reference}: {subject}"
    assert foot in mail.body


def test_a_sender_without_an_address_gets_no_mail():
    enquiry = make_case()

    kept = answer(enquiry)

    assert kept.mail is None
    assert not OutgoingMail.objects.exists()
    assert list(enquiry.answers.all()) == [kept]


def test_the_same_answer_sent_twice_is_one():
    enquiry, submission = make_case(email="anna@example.org"), uuid.uuid4()

    first = answer(enquiry, submission=submission)
    second = answer(enquiry, submission=submission)

    assert first == second
    assert Answer.objects.count() == OutgoingMail.objects.count() == 1


def test_an_answer_may_be_a_question_back():
    enquiry = make_case(email="anna@example.org")

    answer(enquiry, outcome=Status.WAITING)

    assert Enquiry.objects.get().status == Status.WAITING


@pytest.mark.parametrize(
    ("status", "outcomes"),
    [
        (Status.NEW, [Status.ANSWERED, Status.WAITING]),
        (Status.IN_PROGRESS, [Status.ANSWERED, Status.WAITING]),
        (Status.WAITING, [Status.ANSWERED, Status.WAITING]),
        (Status.ANSWERED, [Status.ANSWERED]),
        (Status.REOPENED, [Status.ANSWERED, Status.WAITING]),
        (Status.CLOSED, []),
        (Status.QUARANTINED, []),
    ],
)
def test_what_can_be_answered_and_what_it_becomes(status, outcomes):
    assert answers.outcomes(Enquiry(status=status)) == outcomes


def test_a_closed_case_is_not_answered():
    enquiry = make_case(email="anna@example.org")
    cases.move(enquiry, Status.CLOSED)

    with pytest.raises(cases.NotAllowed, match="Öppna det igen innan du svarar"):
        answer(enquiry)

    assert not Answer.objects.exists()
    assert not OutgoingMail.objects.exists()
