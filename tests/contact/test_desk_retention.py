import pytest

from contact.models import Case, Disposal, RetentionClass
from tests.contact.factories import (
    REGISTRAR,
    make_class,
    make_closed,
    make_registered_case,
    make_staff,
)
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

RETENTION = "/admin/contact/case/retention/"


@pytest.fixture
def registrar(client):
    user = make_staff("karin", REGISTRAR)
    client.force_login(user)
    return user


def confirm(client, cases, kept, **fields):
    data = {
        "case": [f"{case.pk}-{kept.pk}" for case in cases],
        "action": "deleted",
        "confirmed": "on",
    }
    return client.post(RETENTION, data | fields, follow=True)


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Inget gallras av sig självt."), ("en", "Nothing is deleted by itself.")],
)
def test_the_list_tells_what_is_due_and_under_which_decision(client, registrar, language, said):
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


def test_anonymising_is_the_other_choice(client, registrar):
    kept, case = make_class(), make_closed()

    page = confirm(client, [case], kept, action="anonymised")

    assert "1 ärende har avidentifierats." in words(page)
    case = words(client.get(f"/admin/contact/case/{case.pk}/change/"))
    assert "Allt som pekade ut en person togs bort" in case
    assert "Anna" not in case


@pytest.mark.parametrize(
    "fields", [{"confirmed": ""}, {"action": ""}, {"action": "other"}, {"case": []}, {"case": "x"}]
)
def test_without_a_whole_confirmation_nothing_is_done(client, registrar, fields):
    kept, case = make_class(), make_closed()

    confirm(client, [case], kept, **fields)

    assert Case.objects.count() == 1
    assert not Disposal.objects.exists()


def test_what_is_not_due_any_more_is_told(client, registrar):
    kept, case = make_class(), make_closed()
    Case.objects.update(is_on_hold=True)

    assert "1 ärende var inte längre aktuellt" in words(confirm(client, [case], kept))


def test_without_a_class_the_page_says_why_nothing_is_due(client, registrar):
    assert "Ingen gallringsklass har någon tid än" in words(client.get(RETENTION))
    make_class()
    assert "Inget ska gallras nu." in words(client.get(RETENTION))


def test_a_class_is_entered_with_its_decision(client, registrar):
    data = {"name": "Fråga", "decision": "Beslut 1/26", "months": "24", "applies_to": "cases"}

    client.post("/admin/contact/retentionclass/add/", data)
    other = client.post("/admin/contact/retentionclass/add/", data | {"name": "Annan"})

    kept = RetentionClass.objects.get()
    assert kept.months == 24
    assert "En annan klass är redan den vanliga" in words(other)
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


def test_nothing_is_ever_deleted_one_by_one(admin_client):
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
