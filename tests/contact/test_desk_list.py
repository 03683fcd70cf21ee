import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from contact.cases import register, transitions
from contact.models import Answer, Case, SenderAddition
from tests.contact.factories import REGISTRAR, make_registered_case, make_staff
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/case/"

LANGUAGES = [
    ("sv", {"mine": "Mina och ej tilldelade", "overdue": "Försenade", "late": "3 dagar försenat"}),
    ("en", {"mine": "Mine and unassigned", "overdue": "Overdue", "late": "3 days overdue"}),
]


def make_late(case, days=3):
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - dt.timedelta(days=days))


def listed(page):
    """The cases on a page, in its order."""
    return list(page.context_data["cl"].result_list)


def numbers(page):
    return {tab["name"]: tab["count"] for tab in page.context_data["tabs"]}


def test_the_list_opens_on_mine_and_unassigned_the_oldest_first(client, handler):
    other = make_staff("karin", REGISTRAR)
    nobodys, mine, others, done, quarantined = (
        make_registered_case(),
        make_registered_case(),
        make_registered_case(),
        make_registered_case(),
        make_registered_case(status=Case.Status.QUARANTINED),
    )
    transitions.assign(mine, handler, other)
    transitions.assign(others, other, other)
    transitions.move(done, Case.Status.CLOSED, other)

    page = client.get(LIST)

    assert listed(page) == [nobodys, mine]
    assert quarantined.reference not in words(page)


@pytest.mark.parametrize(("language", "said"), LANGUAGES)
def test_the_tabs_count_each_queue(client, handler, language, said):
    other = make_staff("karin", REGISTRAR)
    late, mine, others, done = (make_registered_case() for _number in range(4))
    make_registered_case(status=Case.Status.QUARANTINED)
    make_late(late)
    transitions.assign(mine, handler, other)
    transitions.assign(others, other, other)
    transitions.move(done, Case.Status.CLOSED, other)

    page = client.get(LIST, headers={"accept-language": language})

    counted = list(numbers(page).values())
    assert counted == [2, 1, 1, 3, 1, 1, 5]
    assert f"{said['mine']} 2" in words(page)
    assert f"{said['overdue']} 1" in words(page)


@pytest.mark.parametrize(
    ("queue", "found"),
    [
        ("mine-and-unassigned", {"free", "mine", "late"}),
        ("mine", {"mine"}),
        ("overdue", {"late", "others"}),
        ("open", {"free", "mine", "late", "others"}),
        ("finished", {"answered", "closed"}),
        ("quarantine", {"quarantined"}),
        ("all", {"free", "mine", "late", "others", "answered", "closed", "quarantined"}),
    ],
)
def test_each_queue_has_its_cases(client, handler, queue, found):
    other = make_staff("karin", REGISTRAR)
    names = ("free", "mine", "late", "others", "answered", "closed")
    made = {name: make_registered_case() for name in names}
    made["quarantined"] = make_registered_case(status=Case.Status.QUARANTINED)
    transitions.assign(made["mine"], handler, other)
    transitions.assign(made["others"], other, other)
    make_late(made["late"])
    make_late(made["others"])
    for name in ("answered", "closed"):
        make_late(made[name])
        transitions.move(made[name], Case.Status(name), other)

    page = client.get(LIST, {"queue": queue})

    assert {name for name, case in made.items() if case in listed(page)} == found


@pytest.mark.parametrize(("language", "said"), LANGUAGES)
def test_an_overdue_case_shows_by_how_many_days(client, handler, language, said):
    make_late(make_registered_case())
    make_registered_case()

    shown = words(client.get(LIST, headers={"accept-language": language}))

    assert shown.count(said["late"]) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status__exact=in-progress", {"english"}),
        ("topic__exact=comment", {"english"}),
        ("language__exact=sv", {"swedish"}),
        ("assignee=nobody", {"swedish"}),
        ("assignee=me", {"english"}),
        ("assignee=x", set()),
        ("due=overdue", {"swedish"}),
        ("due=later", {"english"}),
        ("status__exact=in-progress&language__exact=sv", set()),
    ],
)
def test_the_list_is_filtered(client, handler, query, found):
    made = {
        "swedish": make_registered_case(),
        "english": make_registered_case(language="en", topic="comment"),
    }
    make_late(made["swedish"])
    transitions.assign(made["english"], handler, handler)
    transitions.move(made["english"], Case.Status.IN_PROGRESS, handler)

    page = client.get(f"{LIST}?{query.replace('=me', f'={handler.pk}')}")

    assert {name for name, case in made.items() if case in listed(page)} == found


@pytest.mark.parametrize(
    "query",
    [
        "Åbo och Århus",
        "åbo och århus",
        "ämnet",
        "anna@example.org",
        "KS 2026/1",
        "i registret",
        "tillägget",
        "svarstexten",
        "the reference",
        "the number",
    ],
)
def test_the_search_looks_in_every_text_among_all_cases(client, handler, query):
    case = make_registered_case(
        message="Vad händer i Åbo och Århus?",
        subject="Om ämnet",
        email="anna@example.org",
        diary_number="KS 2026/1",
        register_subject="Som det står i registret",
    )
    make_registered_case(message="Något annat")
    SenderAddition.objects.create(case=case, text="Det här är tillägget")
    Answer.objects.create(case=case, text="Här är svarstexten", language="sv")
    transitions.move(case, Case.Status.CLOSED)
    asked = {"the reference": case.reference, "the number": case.register_entry}

    page = client.get(LIST, {"q": asked.get(query, query)})

    assert listed(page) == [case]


def test_an_empty_list_shows_a_count_of_zero(client, handler):
    assert "0 ärenden" in words(client.get(LIST))


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_for_one_and_for_many(
    client, handler, count, django_assert_max_num_queries
):
    for _number in range(count):
        case = make_registered_case()
        transitions.assign(case, handler, handler)

    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_an_inactive_assignee_is_still_named(client, handler):
    left = User.objects.create_user("left", first_name="Eva", is_active=False)
    Case.objects.filter(pk=make_registered_case().pk).update(assignee=left)

    assert "Eva" in words(client.get(LIST, {"queue": "open"}))


def test_a_case_due_today_is_not_overdue(client, handler, settings):
    settings.CASE_RESPONSE_DAYS = 0
    case = make_registered_case()

    assert case.due_on == timezone.localdate() == register.due_on(timezone.now())
    assert numbers(client.get(LIST))["Försenade"] == 0
