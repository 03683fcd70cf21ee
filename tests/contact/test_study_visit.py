"""Asking for a study visit: a topic of the contact form that asks for a little more."""

import re

import pytest
from django.core import mail
from django.utils import translation

from contact.disclosure import export
from contact.intake.receive import receive
from contact.intake.spam import FormToken
from contact.models import Case, OutgoingMail
from contact.retention import rules
from tests.contact.factories import (
    HANDLER,
    REGISTRAR,
    make_closed,
    make_registered_case,
    make_staff,
    stored,
)
from tests.contact.pages import FORM, LANGUAGES, case_url, main, send, words

pytestmark = pytest.mark.django_db

VISIT = {
    "topic": "study-visit",
    "visiting_group": "Malmö <kommun>, Sverige, 12 personer",
    "wished_dates": "maj eller 3 juni",
    "message": "Hur ni bygger.",
}
LABELS = {
    "sv": ["Föreslå ett studiebesök", "Gruppen", "När vill ni komma?", "Vad vill ni veta mer om?"],
    "en": [
        "Propose a study visit",
        "The group",
        "When would you like to come?",
        "What would you like to learn more about?",
    ],
}


@LANGUAGES
def test_a_link_opens_the_form_that_asks_for_the_group_and_its_dates(client, language):
    response = client.get(FORM[language], {"topic": "study-visit"})

    html = main(response)
    for label in LABELS[language]:
        assert label in words(response)
    assert '<input type="hidden" name="topic" value="study-visit"' in html
    assert re.search(r'name="visiting_group"[^>]*required', html)
    assert not re.search(r'name="wished_dates"[^>]*required', html)
    assert f'<a href="{FORM[language]}">' in html
    assert 'name="subject"' not in html


def test_a_subject_from_a_link_stays_in_the_form(client):
    html = main(client.get(FORM["sv"], {"topic": "study-visit", "subject": "Kiel"}))

    assert re.search(r'name="subject"[^>]*value="Kiel"|value="Kiel"[^>]*name="subject"', html)


@LANGUAGES
def test_what_is_asked_for_is_stored_with_the_case(client, language):
    response = send(client, language, **VISIT)

    case = Case.objects.get()
    assert response.status_code == 302
    assert case.topic == Case.Topic.STUDY_VISIT
    assert case.visiting_group == VISIT["visiting_group"]
    assert case.wished_dates == VISIT["wished_dates"]
    assert case.message == VISIT["message"]


@pytest.mark.parametrize(
    ("language", "reason"),
    [("sv", "Skriv vilka som vill komma"), ("en", "Write who would like to come")],
)
def test_without_the_group_it_says_what_is_missing_and_keeps_the_rest(client, language, reason):
    response = send(client, language, **VISIT | {"visiting_group": " "})

    html = main(response)
    assert response.status_code == 422
    assert '<a href="#id_visiting_group">' in html
    assert re.search(rf'id="id_visiting_group_error">.*{reason}', html)
    assert 'value="maj eller 3 juni"' in html
    assert "Hur ni bygger.</textarea>" in html
    assert LABELS[language][0] in words(response)
    assert not Case.objects.exists()


def test_another_error_keeps_the_group(client):
    html = main(send(client, **VISIT | {"message": ""}))

    assert 'value="Malmö &lt;kommun&gt;, Sverige, 12 personer"' in html


def test_a_group_without_dates_may_come_at_any_time(client):
    assert send(client, **VISIT | {"wished_dates": ""}).status_code == 302
    assert Case.objects.get().wished_dates == ""


@pytest.mark.parametrize("field", ["visiting_group", "wished_dates"])
def test_too_much_is_said_and_nothing_is_cut_off(client, field):
    response = send(client, **VISIT | {field: "x" * 201})

    assert response.status_code == 422
    assert f'value="{"x" * 201}"' in main(response)
    assert "1 tecken för lång" in words(response)


@pytest.mark.parametrize("field", ["visiting_group", "wished_dates"])
@pytest.mark.parametrize("value", ["\x00", "\ud800", "\r\nBcc: a@example.org", "<script>"])
def test_bad_input_is_handled(client, field, value):
    response = send(client, **VISIT | {field: value.encode("utf-8", "surrogatepass")})

    assert response.status_code in (302, 422)
    assert "<script>" not in response.content.decode().partition("<main")[2]


@LANGUAGES
def test_the_plain_form_asks_for_it_once_the_topic_is_chosen(client, language):
    html = main(client.get(FORM[language]))

    assert '<fieldset class="study-visit study-visit-chosen">' in html
    assert html.count('name="visiting_group"') == html.count('name="wished_dates"') == 1
    assert not re.search(r'name="visiting_group"[^>]*required', html)


def test_with_another_topic_nobody_sends_what_is_hidden_then(client):
    response = send(client, **VISIT | {"topic": "comment", "visiting_group": "x" * 300})

    case = Case.objects.get()
    assert response.status_code == 302
    assert (case.visiting_group, case.wished_dates) == ("", "")


def test_other_dates_are_another_proposal(client):
    token = str(FormToken.issue(age=60))

    for dates in ("maj", "maj", "juli"):
        send(client, **VISIT | {"wished_dates": dates, "token": token})

    assert list(Case.objects.values_list("wished_dates", flat=True)) == ["juli", "maj"]


def test_staff_read_it_at_the_desk_in_the_mail_and_in_a_search(client):
    send(client, **VISIT)
    case = Case.objects.get()
    client.force_login(make_staff("omar", HANDLER))

    page = words(client.get(case_url(case)))
    found = client.get("/admin/contact/case/", {"q": "Malmö"})

    assert "Malmö &lt;kommun&gt;, Sverige, 12 personer" in page
    assert "maj eller 3 juni" in page
    assert case.reference in words(found)
    body = OutgoingMail.objects.get(kind=OutgoingMail.Kind.OFFICE).body
    assert "Grupp: Malmö <kommun>, Sverige, 12 personer\n" in body
    assert "Önskade datum: maj eller 3 juni\n" in body
    assert "Hur ni bygger." in body
    assert mail.outbox == []


def test_a_mail_about_something_else_says_nothing_of_groups():
    case = make_registered_case()
    with translation.override("sv"):
        receive(Case(topic="question", message="Hej", language="sv"))

    assert case.visiting_group == ""
    assert "Grupp" not in OutgoingMail.objects.get().body


def test_an_export_has_it_and_masks_what_points_to_a_person():
    make_registered_case(
        topic="study-visit", visiting_group="Anna Berg, 070-123 45 67", wished_dates="maj"
    )

    with translation.override("sv"):
        [case] = export.case_exports(Case.objects.all(), export.Mask(True, ["Anna Berg"]))
        facts = {str(heading): text for heading, text in case.facts}
        table = export.as_csv([case])

    assert facts["Grupp"] == "[maskerat], [maskerat]"
    assert facts["Önskade datum"] == "maj"
    assert "Önskade datum" in table.splitlines()[0]


def test_anonymising_takes_it_away():
    case = make_closed(days=10, topic="study-visit", visiting_group="Malmö", wished_dates="maj")

    rules.anonymise(case, make_staff("rut", REGISTRAR))

    case = stored(case)
    assert (case.visiting_group, case.wished_dates) == ("", "")
