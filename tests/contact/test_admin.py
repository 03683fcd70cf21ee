import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from contact.intake.mails import mail_to_office
from contact.models import Case, Office, OutgoingMail
from tests.contact.factories import make_case, make_office
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

CASES = "/admin/contact/case/"


def login(client, *permissions):
    user = User.objects.create_user("registrar", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def in_quarantine(**fields):
    return make_case(
        status=Case.Status.QUARANTINED,
        quarantine_reason=Case.QuarantineReason.HIDDEN_FIELD,
        **fields,
    )


def release(client, *cases):
    return client.post(
        f"{CASES}?queue=all",
        {"action": "release", "_selected_action": [case.pk for case in cases]},
        follow=True,
    )


def test_the_list_shows_what_the_office_needs(admin_client):
    case = make_case(
        topic="comment",
        language="en",
        email="sender@example.org",
        message="The page about Turku\nis good. " + "x" * 200,
        page="/en/cities/turku/",
    )

    shown = words(admin_client.get(CASES))

    for text in (
        case.reference,
        "Synpunkt",
        "English",
        "sender@example.org",
        "The page about Turku is good. xxx",
        "/en/cities/turku/",
        "Ny",
    ):
        assert text in shown
    assert "x" * 100 not in shown


def test_the_list_shows_the_state_of_the_delivery(admin_client):
    make_case()
    in_quarantine()
    waiting, failing, sent = (mail_to_office(make_case()) for _number in range(3))
    failing.last_error = "SMTPDataError: 554 No"
    sent.sent_at = timezone.make_aware(dt.datetime(2026, 11, 21, 9, 30))
    for mail in (waiting, failing, sent):
        mail.save()

    shown = words(admin_client.get(f"{CASES}?queue=all"))

    for text in ("Väntar", "Väntar, försök har misslyckats", "Skickat 2026-11-21 09:30"):
        assert text in shown
    assert "Hålls i karantän" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status__exact=quarantined", ["spam"]),
        ("status__exact=new", ["waiting", "failing", "sent"]),
        ("delivery=sent", ["sent"]),
        ("delivery=waiting", ["waiting", "failing"]),
        ("delivery=failing", ["failing"]),
        ("q=the+words+of+sent", ["sent"]),
        ("q=failing@example.org", ["failing"]),
        ("q=about+waiting", ["waiting"]),
    ],
)
def test_the_list_is_filtered_and_searched(admin_client, query, found):
    made = {"spam": in_quarantine(message="the words of spam")}
    for name in ("waiting", "failing", "sent"):
        made[name] = make_case(
            message=f"the words of {name}", email=f"{name}@example.org", subject=f"about {name}"
        )
        mail_to_office(made[name]).save()
    OutgoingMail.objects.filter(case=made["failing"]).update(last_error="ValueError")
    OutgoingMail.objects.filter(case=made["sent"]).update(sent_at=timezone.now())

    shown = words(admin_client.get(f"{CASES}?{query}"))

    assert {name for name, case in made.items() if case.reference in shown} == set(found)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_many(
    admin_client, count, django_assert_max_num_queries
):
    for _number in range(count):
        mail_to_office(make_case()).save()

    with django_assert_max_num_queries(9):
        admin_client.get(CASES)


def test_a_message_is_escaped_as_text(admin_client):
    case = make_case(message="<script>alert(1)</script>\n\n=1+1", language="en")

    page = admin_client.get(f"{CASES}{case.pk}/change/")

    html = page.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br><br>=1+1" in html
    assert '<div class="case-message" lang="en" dir="auto">' in html


def test_a_case_is_read_but_never_changed_added_or_deleted(admin_client):
    case = make_case()
    page = admin_client.get(f"{CASES}{case.pk}/change/")

    assert case.reference in words(page)
    assert 'name="_save"' not in page.content.decode()
    admin_client.post(f"{CASES}{case.pk}/change/", {"message": "Other", "_save": "1"})
    assert Case.objects.get().message == case.message
    assert admin_client.get(f"{CASES}{case.pk}/delete/").status_code == 403
    assert admin_client.get(f"{CASES}add/").status_code == 403


def test_the_case_shows_its_mail_with_the_last_error(admin_client):
    mail = mail_to_office(make_case())
    mail.attempts, mail.last_error = 3, "SMTPDataError: 451 Later"
    mail.save()

    shown = words(admin_client.get(f"{CASES}{mail.case.pk}/change/"))

    assert "SMTPDataError: 451 Later" in shown
    assert mail.recipient in shown


def test_staff_release_from_quarantine(admin_client):
    spam, other, ordinary = in_quarantine(), in_quarantine(), make_case()

    response = release(admin_client, spam, other, ordinary)

    assert "2 ärenden släpptes och är på väg till kontoret." in words(response)
    assert set(Case.objects.values_list("status", flat=True)) == {Case.Status.NEW}
    assert {mail.case for mail in OutgoingMail.objects.all()} == {spam, other}
    history = words(admin_client.get(f"{CASES}{spam.pk}/history/", follow=True))
    assert "Släppt ur karantän" in history


def test_staff_with_only_the_view_permission_cannot_release(client):
    login(client, "view_case")
    case = in_quarantine()

    assert case.reference in words(client.get(f"{CASES}?queue=quarantine"))
    release(client, case)

    assert Case.objects.get().status == Case.Status.QUARANTINED


def test_an_editor_of_content_sees_no_cases(client):
    login(client, "change_office")
    case = make_case()

    assert client.get(CASES).status_code == 403
    assert client.get(f"{CASES}{case.pk}/change/").status_code == 403


def test_the_office_is_edited_with_both_languages_side_by_side(admin_client):
    office = make_office()
    url = f"/admin/contact/office/{office.pk}/change/"
    html = admin_client.get(url).content.decode()

    assert html.index('name="name_sv"') < html.index('name="name_en"')
    response = admin_client.post(
        url,
        {
            "name_sv": "Kontoret",
            "name_en": "The Office",
            "organisation_sv": "Göteborgs Stad",
            "organisation_en": "City of Gothenburg",
            "latitude": "57.70739467390328",
            "longitude": "11.966450219140533",
            "opening_hours-TOTAL_FORMS": "2",
            "opening_hours-INITIAL_FORMS": "0",
            "opening_hours-0-weekday": "0",
            "opening_hours-0-opens": "09:00",
            "opening_hours-0-closes": "16:00",
            "opening_hours-1-date": "2099-12-24",
            "opening_hours-1-is_closed": "on",
            "opening_hours-1-note_sv": "julafton",
            "opening_hours-1-note_en": "Christmas Eve",
        },
    )

    assert response.status_code == 302, words(response)
    office = Office.objects.get()
    assert (office.name_sv, office.name_en) == ("Kontoret", "The Office")
    assert office.point["longitude"] == "11.966450219140533"
    assert office.opening_hours.count() == 2
    assert office.history.first().history_user.username == "admin"


def test_the_coordinates_come_back_from_the_form_with_every_digit(admin_client):
    office = make_office()

    html = admin_client.get(f"/admin/contact/office/{office.pk}/change/").content.decode()

    assert 'value="57.70739467390328"' in html
    assert 'value="11.966450219140533"' in html


def test_there_is_one_office_which_is_never_deleted(admin_client):
    assert admin_client.get("/admin/contact/office/add/").status_code == 200
    office = make_office()

    assert admin_client.get("/admin/contact/office/add/").status_code == 403
    assert admin_client.get(f"/admin/contact/office/{office.pk}/delete/").status_code == 403


def test_an_earlier_office_is_compared_and_restored(admin_client):
    office = make_office()
    office.name_en = "Other"
    office.save()
    first = office.history.earliest()

    shown = words(admin_client.get(f"/admin/contact/office/{office.pk}/history/"))
    page = admin_client.get(f"/admin/contact/office/{office.pk}/history/{first.pk}/")

    assert "Other" in shown
    assert 'value="City Executive Office"' in page.content.decode()
