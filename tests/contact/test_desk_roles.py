"""Who may do and read what, tried through the admin's own URLs."""

import pytest
from django.test import Client

from contact.cases import transitions
from contact.models import Answer, Case, Event, OutgoingMail, SenderAddition
from tests.contact.factories import HANDLER, REGISTRAR, make_registered_case, make_staff
from tests.contact.pages import words

LIST = "/admin/contact/case/"

# Words that stand in a secret case and nowhere else.
SECRET_WORDS = ("hemligt ämne", "hemligt meddelande", "secret@example.org", "hemligt tillägg")


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def secret(db):
    case = make_registered_case(
        is_secret=True,
        subject="hemligt ämne",
        message="hemligt meddelande",
        email="secret@example.org",
        register_subject="hemligt register",
        page="/sv/hemlig-sida/",
    )
    SenderAddition.objects.create(case=case, text="hemligt tillägg")
    mail = OutgoingMail.objects.create(
        case=case, recipient="secret@example.org", subject="hemligt", body="hemligt brev"
    )
    Answer.objects.create(case=case, text="hemligt svar", language="sv", mail=mail)
    return case


@pytest.fixture
def handler_client(db):
    return logged_in(make_staff("omar", HANDLER))


@pytest.fixture
def registrar_client(db):
    return logged_in(make_staff("karin", REGISTRAR))


@pytest.mark.parametrize(
    "path",
    ["{pk}/change/", "{pk}/answer/", "{pk}/delete/"],
)
def test_a_handler_cannot_open_a_secret_case_by_its_id(handler_client, secret, path):
    response = handler_client.get(LIST + path.format(pk=secret.pk))

    assert response.status_code == 403
    assert "hemlig" not in response.content.decode()
    assert not secret.events.filter(kind=Event.Kind.READ).exists()


def test_a_handler_cannot_open_the_history_of_a_secret_case(handler_client, secret):
    response = handler_client.get(f"{LIST}{secret.pk}/history/", follow=True)

    assert response.status_code == 403


@pytest.mark.parametrize("what", ["move", "take", "note", "register", "forward"])
def test_a_handler_cannot_act_on_a_secret_case(handler_client, secret, what):
    data = {"do": what, "move-status": "closed", "note-text": "x", "forward-office": "x"}

    assert handler_client.post(f"{LIST}{secret.pk}/change/", data).status_code == 403
    assert Case.objects.get().status == "new"


def test_a_secret_case_is_a_masked_row_of_the_list(handler_client, registrar_client, secret):
    shown, whole = (
        client.get(LIST).content.decode() for client in (handler_client, registrar_client)
    )

    assert secret.register_entry in shown
    assert "Sekretess" in shown
    assert f"{LIST}{secret.pk}/change/" not in shown
    assert "hemlig" not in shown
    assert "secret@" not in shown
    assert "hemligt meddelande" in whole


@pytest.mark.parametrize(
    "query", [*SECRET_WORDS, "hemligt register", "hemligt svar", "hemlig", "HEMLIGT"]
)
def test_a_search_does_not_find_masked_cases(handler_client, registrar_client, secret, query):
    found = [
        list(client.get(LIST, {"q": query}).context_data["cl"].result_list)
        for client in (handler_client, registrar_client)
    ]

    assert found == [[], [secret]]


@pytest.mark.parametrize(
    "query",
    [
        "message__contains=hemligt",
        "subject__startswith=h",
        "email__exact=secret@example.org",
        "answers__text__contains=svar",
        "mails__body__contains=brev",
        "events__note__contains=x",
        "assignee__password__startswith=p",
    ],
)
def test_lookups_in_the_url_cannot_reveal_masked_text(handler_client, secret, query):
    assert handler_client.get(f"{LIST}?{query}").status_code == 400
    assert handler_client.get(f"{LIST}export/?{query}").status_code == 400


@pytest.mark.parametrize("model", ["outgoingmail", "answer", "event", "senderaddition"])
@pytest.mark.parametrize("term", ["", *SECRET_WORDS])
def test_autocompletion_does_not_reveal_secret_cases(handler_client, secret, model, term):
    response = handler_client.get(
        "/admin/autocomplete/",
        {"app_label": "contact", "model_name": model, "field_name": "case", "term": term},
    )

    assert "hemlig" not in response.content.decode()
    if term:
        assert response.json()["results"] == []


@pytest.mark.parametrize("model", ["outgoingmail", "answer", "event", "senderaddition"])
def test_the_rows_of_a_case_have_no_urls_of_their_own(admin_client, secret, model):
    assert admin_client.get(f"/admin/contact/{model}/").status_code == 404


@pytest.mark.parametrize("file_format", ["csv", "pages"])
def test_a_secret_case_is_left_out_of_a_handlers_disclosure(handler_client, secret, file_format):
    open_case = make_registered_case(message="öppet meddelande")
    url = f"{LIST}export/?queue=all"

    page = handler_client.get(url)
    response = handler_client.post(url, {"format": file_format, "masking": "whole"})

    assert "1 sekretessmarkerat ärende är inte med." in words(page)
    text = response.content.decode()
    assert "öppet meddelande" in text
    assert "hemlig" not in text
    assert secret.register_entry not in text
    assert open_case.events.filter(kind=Event.Kind.EXPORTED).count() == 1
    assert not secret.events.filter(kind=Event.Kind.EXPORTED).exists()


def test_a_handler_cannot_export_a_secret_case_alone(handler_client, secret):
    url = f"{LIST}export/?id__exact={secret.pk}&queue=all"

    page = handler_client.get(url)
    response = handler_client.post(url, {"format": "csv", "masking": "whole"}, follow=True)

    assert "hemlig" not in page.content.decode()
    assert "hemlig" not in response.content.decode()
    assert response["Content-Type"].startswith("text/html")


def test_a_registrar_reads_answers_and_discloses_a_secret_case(registrar_client, secret):
    page = registrar_client.get(f"{LIST}{secret.pk}/change/")
    export = registrar_client.post(
        f"{LIST}export/?id__exact={secret.pk}", {"format": "pages", "masking": "whole"}
    )

    for text in (*SECRET_WORDS, "hemligt svar"):
        assert text in words(page)
        assert text in words(export)
    assert "tänk efter" in words(registrar_client.get(f"{LIST}{secret.pk}/answer/"))


def test_staff_who_may_not_read_secret_cases_cannot_mark_them(db):
    user = make_staff("eva", permissions=["view_case", "register_case"])
    case = make_registered_case()

    client = logged_in(user)
    client.post(f"{LIST}{case.pk}/change/", {"do": "register", "register-is_secret": "on"})

    assert not Case.objects.get().is_secret


def test_a_secret_case_is_not_released_by_somebody_who_may_not_read_it(db):
    user = make_staff("eva", permissions=["view_case", "register_case"])
    case = make_registered_case(is_secret=True, status="quarantined")

    logged_in(user).post(f"{LIST}?queue=all", {"action": "release", "_selected_action": [case.pk]})

    assert Case.objects.get().status == "quarantined"


# Each role and each page.


URLS = {
    "the list": LIST,
    "a case": LIST + "{pk}/change/",
    "an answer": LIST + "{pk}/answer/",
    "disclosure": LIST + "export/?queue=all",
    "retention": LIST + "retention/",
    "reply templates": "/admin/contact/replytemplate/",
    "retention rules": "/admin/contact/retentionclass/",
    "the log of disposals": "/admin/contact/disposal/",
    "the office": "/admin/contact/office/",
    "staff": "/admin/auth/user/",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        (
            HANDLER,
            {"the list", "a case", "an answer", "disclosure", "reply templates"},
        ),
        (
            REGISTRAR,
            set(URLS) - {"the office", "staff"},
        ),
    ],
)
def test_a_group_opens_exactly_the_pages_it_needs(role, open_to):
    case = make_registered_case()
    client = logged_in(make_staff("somebody", role))

    answered = {name: client.get(url.format(pk=case.pk)).status_code for name, url in URLS.items()}

    assert answered == {name: 200 if name in open_to else 403 for name in URLS}


@pytest.mark.django_db
def test_an_editor_of_content_opens_only_the_office():
    case = make_registered_case(message="Något")
    client = logged_in(make_staff("editor", permissions=["change_office", "change_city"]))

    answered = {name: client.get(url.format(pk=case.pk)).status_code for name, url in URLS.items()}

    assert answered == {name: 200 if name == "the office" else 403 for name in URLS}
    start = words(client.get("/admin/"))
    assert "Ärenden" not in start
    assert "mina och ej tilldelade" not in start


@pytest.mark.django_db
def test_anonymous_visitors_are_sent_to_the_login(client):
    case = make_registered_case()

    for url in URLS.values():
        response = client.get(url.format(pk=case.pk))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


@pytest.mark.django_db
def test_a_handler_cannot_confirm_a_deletion(handler_client):
    response = handler_client.post(f"{LIST}retention/", {"action": "deleted", "confirmed": "on"})

    assert response.status_code == 403


@pytest.mark.django_db
def test_staff_with_only_the_view_permission_cannot_act():
    case = make_registered_case()
    client = logged_in(make_staff("reader", permissions=["view_case"]))

    page = client.get(f"{LIST}{case.pk}/change/")
    client.post(f"{LIST}{case.pk}/change/", {"do": "take"})

    assert page.status_code == 200
    assert page.context_data["forms"] == {}
    assert Case.objects.get().assignee is None
    assert client.get(f"{LIST}{case.pk}/answer/").status_code == 403
    assert client.get(f"{LIST}export/").status_code == 403


@pytest.mark.django_db
def test_an_account_that_is_deleted_leaves_its_cases_and_their_log():
    user = make_staff("omar", HANDLER)
    case = make_registered_case()
    transitions.assign(case, user, user)

    user.delete()

    assert Case.objects.get().assignee is None
    assert case.events.get(kind=Event.Kind.ASSIGNED).actor_name == "omar"
