import email
import uuid
from email import policy

import pytest

from contact.cases import answers, transitions
from contact.models import Answer, Case, Event, OutgoingMail
from tests.contact.factories import HANDLER, deliver_mail, make_registered_case, make_staff

pytestmark = pytest.mark.django_db

Status = Case.Status


def make_receipt_mail(case):
    return OutgoingMail.objects.create(
        case=case,
        kind=OutgoingMail.Kind.ACKNOWLEDGEMENT,
        recipient=case.email,
        subject=f"{case.reference}: vi har tagit emot ditt meddelande",
        body="Tack.",
    )


def answer(case, **fields):
    fields.setdefault("actor", None)
    if fields["actor"] is None:
        fields["actor"] = make_staff(f"omar-{uuid.uuid4()}", HANDLER, first_name="Omar")
    return answers.send(
        case,
        **{
            "text": "Hej!\n\nStaden har tre vänorter.",
            "language": case.language,
            "outcome": Status.ANSWERED,
            "idempotency_key": uuid.uuid4(),
        }
        | fields,
    )


def test_an_answer_is_mailed_in_the_thread_of_the_receipt(smtp, settings):
    settings.CASE_RECIPIENT = "office@example.org"
    case = make_registered_case(email="anna@example.org")
    receipt = make_receipt_mail(case)

    answer(case)
    with smtp.up() as mailbox:
        deliver_mail()

    message = email.message_from_bytes(mailbox.mails[-1].content, policy=policy.default)
    assert mailbox.mails[-1].rcpt_tos == ["anna@example.org"]
    assert message["In-Reply-To"] == receipt.message_id
    assert message["References"] == receipt.message_id
    assert message["Reply-To"] == "office@example.org"
    assert message["Subject"] == f"Sv: {receipt.subject}"
    assert "Staden har tre vänorter." in message.get_content()


def test_the_answer_is_kept_as_it_was_sent():
    case = make_registered_case(email="anna@example.org")

    kept = answer(case)

    assert kept.text == "Hej!\n\nStaden har tre vänorter."
    assert kept.mail.body.startswith(kept.text)
    assert case.reference in kept.mail.body
    assert kept.author_name == "Omar"
    assert Case.objects.get().status == Status.ANSWERED
    kinds = list(case.events.values_list("kind", flat=True))
    assert kinds == [Event.Kind.REGISTERED, Event.Kind.ANSWERED, Event.Kind.MOVED]


@pytest.mark.parametrize(
    ("language", "subject", "foot"),
    [
        ("sv", "svar från Göteborgs Stad", "Göteborgs Stad, stadsledningskontoret"),
        ("en", "answer from the City of Gothenburg", "City of Gothenburg, City Executive Office"),
    ],
)
def test_the_mail_is_in_the_language_of_the_answer(language, subject, foot):
    case = make_registered_case(email="anna@example.org", language=language)

    mail = answer(case).mail

    assert mail.subject == f"{case.reference}: {subject}"
    assert foot in mail.body


def test_a_sender_without_an_address_gets_no_mail():
    case = make_registered_case()

    kept = answer(case)

    assert kept.mail is None
    assert not OutgoingMail.objects.exists()
    assert list(case.answers.all()) == [kept]


def test_the_same_answer_sent_twice_is_one():
    case, idempotency_key = make_registered_case(email="anna@example.org"), uuid.uuid4()

    first = answer(case, idempotency_key=idempotency_key)
    second = answer(case, idempotency_key=idempotency_key)

    assert first == second
    assert Answer.objects.count() == OutgoingMail.objects.count() == 1


def test_an_answer_may_be_a_question_back():
    case = make_registered_case(email="anna@example.org")

    answer(case, outcome=Status.WAITING)

    assert Case.objects.get().status == Status.WAITING


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
def test_the_status_decides_whether_and_how_a_case_is_answered(status, outcomes):
    assert answers.outcomes(Case(status=status)) == outcomes


def test_a_closed_case_is_not_answered():
    case = make_registered_case(email="anna@example.org")
    transitions.move(case, Status.CLOSED)

    with pytest.raises(transitions.NotAllowed, match="Öppna det igen innan du svarar"):
        answer(case)

    assert not Answer.objects.exists()
    assert not OutgoingMail.objects.exists()
