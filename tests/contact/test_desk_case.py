"""The page of a case at the desk, and what is done there."""

import datetime as dt
import uuid

import pytest

from contact.cases import answers, transitions
from contact.intake.receive import receive
from contact.models import Case, Event, OutgoingMail, SenderAddition
from tests.contact.factories import REGISTRAR, make_registered_case, make_staff, stored
from tests.contact.pages import case_url, words

pytestmark = pytest.mark.django_db

Status = Case.Status


def do(client, case, what, **fields):
    data = {f"{what}-{name}": value for name, value in fields.items()}
    return client.post(case_url(case), {"do": what} | data, follow=True)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ("Pågår", "Väntar på avsändaren", "Ny status", "Intern anteckning", "Ta ärendet")),
        ("en", ("In progress", "Waiting for the sender", "Move to", "Internal note", "Take it")),
    ],
)
def test_only_allowed_transitions_are_offered(client, handler, language, said):
    case = make_registered_case()

    page = client.get(case_url(case), headers={"accept-language": language})

    offered = [
        value for value, _label in page.context_data["forms"]["move"]["status"].field.choices
    ]
    assert offered == list(transitions.MOVES[Status.NEW])
    for text in said:
        assert text in words(page)


def test_a_move_changes_the_status_and_is_shown(client, handler):
    case = make_registered_case()

    page = do(client, case, "move", status="in-progress", note="Frågar protokollet.")

    assert stored(case).status == Status.IN_PROGRESS
    assert "Statusen är ändrad." in words(page)
    assert "Status ändrad: Nytt → Pågår Omar Lind" in words(page)
    assert "Frågar protokollet." in words(page)


def test_a_move_that_is_not_offered_is_refused(client, handler):
    case = make_registered_case()

    page = do(client, case, "move", status="reopened")

    assert page.status_code == 422
    assert stored(case).status == Status.NEW


def test_concurrent_decisions_do_not_overwrite_each_other(client, handler):
    case = make_registered_case()
    client.get(case_url(case))
    transitions.move(case, Status.CLOSED)

    do(client, case, "move", status="waiting")

    assert stored(case).status == Status.CLOSED


def test_a_case_is_taken_assigned_and_given_back(client, handler):
    other = make_staff("karin", REGISTRAR, first_name="Karin", last_name="Ek")
    case = make_registered_case()

    assert "Ärendet är ditt." in words(do(client, case, "take"))
    assert stored(case).assignee == handler
    page = do(client, case, "assign", assignee=other.pk)
    assert stored(case).assignee == other
    assert "Omar Lind → Karin Ek" in words(page)
    do(client, case, "assign", assignee="")
    assert stored(case).assignee is None


def test_a_case_is_assigned_only_to_those_who_handle_cases(client, handler):
    editor = make_staff("editor", permissions=["change_office"])
    case = make_registered_case()

    page = do(client, case, "assign", assignee=editor.pk)

    assert page.status_code == 422
    assert stored(case).assignee is None


def test_the_answer_date_is_changed(client, handler):
    case = make_registered_case()

    page = do(client, case, "due", due_on="2099-12-24")

    assert stored(case).due_on == dt.date(2099, 12, 24)
    assert "24 december 2099" in words(page)


def test_staff_choose_the_language_that_the_sender_is_written_to_in(client, handler):
    case = make_registered_case(message="Which towns?", language="sv")

    page = do(client, case, "language", language="en")

    assert stored(case).language == "en"
    assert "Språket ändrat: Svenska → Engelska" in words(page)
    assert 'lang="en" dir="auto">Which towns?' in page.content.decode()


def test_a_note_is_kept_as_text(client, handler):
    case = make_registered_case()

    page = do(client, case, "note", text="<b>Ringde</b>\n=1+1")

    assert "&lt;b&gt;Ringde&lt;/b&gt;<br>=1+1" in page.content.decode()
    assert case.events.get(kind=Event.Kind.NOTED).actor == handler


def test_the_lines_of_a_note_end_with_a_line_feed(client, handler):
    case = make_registered_case()

    do(client, case, "note", text="One\r\nTwo\u200b")

    assert case.events.get(kind=Event.Kind.NOTED).note == "One\nTwo"


@pytest.mark.parametrize("nothing", ["  ", "\u200b", "\u00a0\u00ad\r\n"])
def test_an_empty_note_is_refused(client, handler, nothing):
    page = do(client, make_registered_case(), "note", text=nothing)

    assert page.status_code == 422
    assert not Event.objects.filter(kind=Event.Kind.NOTED).exists()


def test_each_reading_is_logged(client, handler):
    case = make_registered_case()

    for _time in range(2):
        page = client.get(case_url(case))

    reads = case.events.filter(kind=Event.Kind.READ)
    assert [event.actor for event in reads] == [handler, handler]
    assert "Läst 2 gånger" in words(page)


def test_the_answer_page_counts_as_reading(client, handler):
    case = make_registered_case()

    client.get(case_url(case, "answer"))

    assert case.events.filter(kind=Event.Kind.READ).count() == 1


def test_the_history_url_redirects_to_the_events(client, handler):
    case = make_registered_case()

    response = client.get(case_url(case, "history"))

    assert response["Location"] == f"{case_url(case)}#events"


def test_events_and_texts_of_a_case_are_shown_in_order(client, handler):
    case = make_registered_case(email="anna@example.org")
    transitions.add_note(case, "Först en anteckning", handler)
    answers.send(
        case,
        text="Sedan ett svar",
        language="sv",
        outcome=Status.WAITING,
        idempotency_key=uuid.uuid4(),
        actor=handler,
    )
    receive(SenderAddition(case=case, text="Till sist ett tillägg"))

    shown = words(client.get(case_url(case)))

    course = ["Registrerat", "Först en anteckning", "Sedan ett svar", "Till sist ett tillägg"]
    places = [shown.index(text) for text in course]
    assert places == sorted(places)
    assert "Väntar på avsändaren → Pågår" in shown
    assert "på väg till anna@example.org" in shown


def test_a_registrar_writes_the_register(client, registrar):
    case = make_registered_case()

    page = do(
        client,
        case,
        "register",
        register_subject="Fråga om vänorter",
        diary_number="KS 0123/26",
        is_secret="on",
        secrecy_ground="OSL 21 kap. 1 §",
        is_on_hold="on",
        hold_reason="Överklagat",
    )

    case = stored(case)
    assert (case.register_subject, case.diary_number) == ("Fråga om vänorter", "KS 0123/26")
    assert case.is_secret
    assert case.is_on_hold
    for text in ("Fråga om vänorter", "KS 0123/26", "OSL 21 kap. 1 §", "Gallringsstopp"):
        assert text in words(page)
    assert case.events.filter(kind=Event.Kind.CHANGED).count() == 6


def test_a_registrar_records_a_forwarding(client, registrar):
    case = make_registered_case()

    page = do(client, case, "forward", office="Kulturförvaltningen")

    assert "Kulturförvaltningen" in words(page)
    assert stored(case).forwarded_at


def test_a_handler_cannot_change_the_register_or_release(client, handler):
    case, quarantined = make_registered_case(), make_registered_case(status=Status.QUARANTINED)

    do(client, case, "register", register_subject="Nytt")
    do(client, case, "forward", office="Annan")
    do(client, quarantined, "release")

    assert stored(case).register_subject == stored(case).forwarded_to == ""
    assert stored(quarantined).status == Status.QUARANTINED


def test_a_case_in_quarantine_is_released_from_its_page(client, registrar):
    quarantined = make_registered_case(status=Status.QUARANTINED, quarantine_reason="hidden-field")

    page = client.get(case_url(quarantined))
    assert "Båda kommer när du släpper ärendet." in words(page)
    do(client, quarantined, "release")

    assert stored(quarantined).register_entry
    assert OutgoingMail.objects.filter(case=quarantined).exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202egnirts", "=1+1", "' OR 1=1"])
def test_a_message_is_escaped_on_every_page(client, registrar, text):
    case = make_registered_case(message=text, subject=text, email="a@example.org")

    for path in (
        "/admin/contact/case/",
        case_url(case),
        case_url(case, "answer"),
        f"/admin/contact/case/export/?id__exact={case.pk}",
    ):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
