import re

import pytest

from contact.models import Case, Disposal, RetentionClass
from contact.retention.admin import LIST_LIMIT
from tests.contact.factories import (
    make_class,
    make_closed,
    make_registered_case,
    make_staff,
)
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

RETENTION = "/admin/contact/case/retention/"


def confirm(client, cases, kept, headers=None, **fields):
    data = {
        "case": [f"{case.pk}-{kept.pk}" for case in cases],
        "action": "deleted",
        "confirmed": "on",
    }
    return client.post(RETENTION, data | fields, follow=True, headers=headers)


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Inget gallras automatiskt."), ("en", "Nothing is deleted automatically.")],
)
def test_the_list_shows_what_is_due_and_under_which_decision(client, registrar, language, said):
    make_class()
    case = make_closed(register_subject="Fråga om flaggor")
    make_closed(days=10)

    shown = words(client.get(RETENTION, headers={"accept-language": language}))

    for text in (said, "Allmän fråga", "Beslut 12/26", case.register_entry, "flaggor"):
        assert text in shown
    assert shown.count("2026-00") == 1
    assert Case.objects.count() == 2


def test_what_is_confirmed_is_deleted_and_the_rest_stays(client, registrar):
    kept = make_class()
    gone, stays = make_closed(), make_closed()

    page = confirm(client, [gone], kept)

    assert "1 ärende har gallrats." in words(page)
    assert list(Case.objects.all()) == [stays]
    assert gone.register_entry in words(client.get("/admin/contact/disposal/"))


def test_confirmed_cases_can_be_anonymised_instead(client, registrar):
    kept, case = make_class(), make_closed()

    page = confirm(client, [case], kept, action="anonymised")

    assert "1 ärende har avidentifierats." in words(page)
    case = words(client.get(f"/admin/contact/case/{case.pk}/change/"))
    assert "Allt som pekade ut en person togs bort" in case
    assert "Anna" not in case


ERRORS = {
    "not confirmed": (
        {"confirmed": ""},
        "Kryssa i rutan när du har gått igenom listan.",
        "Tick the box when you have gone through the list.",
    ),
    "no action": ({"action": ""}, "Välj vad som ska göras.", "Choose what is to be done."),
    "another action": ({"action": "x"}, "Välj vad som ska göras.", "Choose what is to be done."),
    "no case": ({"case": []}, "Välj minst ett ärende.", "Choose at least one case."),
}


@pytest.mark.parametrize(("fields", "sv", "en"), ERRORS.values(), ids=ERRORS)
def test_an_incomplete_confirmation_is_refused_with_the_reason(client, registrar, fields, sv, en):
    kept, case = make_class(), make_closed()

    for language, reason in (("sv", sv), ("en", en)):
        page = confirm(client, [case], kept, headers={"accept-language": language}, **fields)
        assert page.status_code == 422
        assert reason in words(page)

    assert Case.objects.count() == 1
    assert not Disposal.objects.exists()


def test_a_form_with_an_error_keeps_the_selection(client, registrar):
    kept, chosen, other = make_class(), make_closed(), make_closed()

    page = confirm(client, [chosen], kept, action="anonymised", confirmed="")

    html = page.content.decode()
    assert re.search(rf'value="{chosen.pk}-{kept.pk}"[^>]*checked', html)
    assert not re.search(rf'value="{other.pk}-{kept.pk}"[^>]*checked', html)
    assert re.search(r'value="anonymised"[^>]*checked', html)


def test_every_case_is_selected_at_first(client, registrar):
    make_class()
    make_closed()
    make_closed()

    assert client.get(RETENTION).content.decode().count("checked") == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Ytterligare 2 ärenden kan gallras. De visas när du är klar med de här."),
        ("en", "2 more cases are due. They are listed when these have been dealt with."),
    ],
)
def test_a_list_longer_than_a_form_can_be_is_confirmed_in_parts(
    client, registrar, settings, monkeypatch, language, said
):
    monkeypatch.setattr("contact.retention.admin.LIST_LIMIT", 4)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 7
    make_class()
    short = make_class(name="Kort", months=1, applies_to="")
    cases = [make_closed() for _number in range(3)]
    cases += [make_closed(retention_class=short) for _number in range(3)]

    page = client.get(RETENTION, headers={"accept-language": language})
    listed = re.findall(r'name="case" value="([^"]*)"', page.content.decode())
    answer = client.post(RETENTION, {"case": listed, "action": "deleted", "confirmed": "on"})

    assert answer.status_code == 302
    assert said in words(page)
    assert list(Case.objects.order_by("pk")) == cases[4:]
    assert "Ytterligare" not in words(client.get(RETENTION))


def test_the_longest_list_stays_below_the_field_limit_of_django(settings):
    assert LIST_LIMIT < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 2


@pytest.mark.parametrize(
    "junk", ["x", "\x00", f"{10**30}-1", f"1-{10**30}", "-", "1-2-3", "x" * 9999]
)
def test_a_case_that_was_never_listed_is_left_alone(client, registrar, junk):
    make_class()
    make_closed()

    page = client.post(
        RETENTION, {"case": junk, "action": "deleted", "confirmed": "on"}, follow=True
    )

    assert page.status_code == 200
    assert "1 ärende var inte längre aktuellt" in words(page)
    assert Case.objects.count() == 1


def test_a_secret_case_is_not_listed_for_those_who_may_not_read_it(client):
    make_class()
    make_closed(is_secret=True, register_subject="hemligt register")
    client.force_login(make_staff("eva", permissions=["view_case", "dispose_case"]))

    assert "hemligt" not in words(client.get(RETENTION))


def test_a_case_that_is_no_longer_due_is_reported(client, registrar):
    kept, case = make_class(), make_closed()
    Case.objects.update(is_on_hold=True)

    assert "1 ärende var inte längre aktuellt" in words(confirm(client, [case], kept))


def test_without_a_class_the_page_says_why_nothing_is_due(client, registrar):
    assert "Ingen gallringsregel har någon gallringsfrist än" in words(client.get(RETENTION))
    make_class()
    assert "Inget ska gallras nu." in words(client.get(RETENTION))


def test_a_class_is_entered_with_its_decision(client, registrar):
    data = {"name": "Fråga", "decision": "Beslut 1/26", "months": "24", "applies_to": "cases"}

    client.post("/admin/contact/retentionclass/add/", data)
    other = client.post("/admin/contact/retentionclass/add/", data | {"name": "Annan"})

    kept = RetentionClass.objects.get()
    assert kept.months == 24
    assert "Det finns redan en standard för dessa" in words(other)
    assert kept.history.get().history_user == registrar


def test_a_class_in_use_is_not_deleted(client, registrar):
    kept = make_class()
    make_closed(retention_class=kept)

    client.post(f"/admin/contact/retentionclass/{kept.pk}/delete/", {"post": "yes"})

    assert RetentionClass.objects.exists()


def test_the_log_is_never_changed(admin_client):
    kept, case = make_class(), make_closed()
    confirm(admin_client, [case], kept)
    line = Disposal.objects.get()

    assert admin_client.get(f"/admin/contact/disposal/{line.pk}/delete/").status_code == 403
    assert admin_client.get("/admin/contact/disposal/add/").status_code == 403
    admin_client.post(f"/admin/contact/disposal/{line.pk}/change/", {"decision": "Other"})
    assert Disposal.objects.get().decision == "Beslut 12/26"


def test_the_admin_deletes_no_case(admin_client):
    case = make_registered_case()

    assert (
        admin_client.post(f"/admin/contact/case/{case.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    admin_client.post(
        "/admin/contact/case/",
        {"action": "delete_selected", "_selected_action": [case.pk], "post": "yes"},
    )
    assert Case.objects.exists()
