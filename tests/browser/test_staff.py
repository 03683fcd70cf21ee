"""A member of staff who finds a message and changes a city, and sees both sides of the change."""

import pytest
from django.contrib.auth import get_user_model

from relations.models import City
from tests.browser.keyboard import click
from tests.contact.factories import make_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "sv": {
        "locale": "sv-SE",
        "user name": "Användarnamn",
        "password": "Lösenord",
        "log in": "Logga in",
        "cases": "Ärenden",
        "search": "Sök",
        "question": "Fråga",
        "cities": "Städer",
        "intro": {"sv": "Ingress på svenska", "en": "Ingress på engelska"},
        "body": ("sv", "Text på svenska"),
        "save": "Spara",
        "history": "Historik",
        "restore": "Återställ den här versionen",
        "other language": ("English", "Select city to change", "Cities"),
    },
    "en": {
        "locale": "en-GB",
        "user name": "Username",
        "password": "Password",
        "log in": "Log in",
        "cases": "Cases",
        "search": "Search",
        "question": "Question",
        "cities": "Cities",
        "intro": {"sv": "Introduction in Swedish", "en": "Introduction in English"},
        "body": ("en", "Text in English"),
        "save": "Save",
        "history": "History",
        "restore": "Restore this version",
        "other language": ("Svenska", "Välj stad att ändra", "Städer"),
    },
}


@pytest.fixture(params=WORDS)
def words(request):
    return WORDS[request.param]


in_swedish = pytest.mark.parametrize("words", ["sv"], indirect=True)


@pytest.fixture
def page(open_page, content, words):
    """The admin, after logging in by the form."""
    get_user_model().objects.create_superuser("editor", password="a long password")
    page = open_page("/admin/", locale=words["locale"])
    page.get_by_label(words["user name"]).fill("editor")
    page.get_by_label(words["password"]).fill("a long password")
    click(page.get_by_role("button", name=words["log in"]))
    return page


def open_list(page, name):
    page.goto("/admin/")
    click(page.get_by_role("link", name=name, exact=True))


def test_staff_find_a_message_and_read_it(page, words):
    message = "Vilka möten planeras i Åbo?\nHälsningar <b>Örjan</b>"
    case = make_case(message=message, email="orjan@example.org", page="/sv/stader/abo/")
    make_case(message="Something else")

    open_list(page, words["cases"])
    listed = page.locator("#result_list tbody tr")
    assert listed.count() == 2
    assert listed.filter(has_text="Vilka möten planeras i Åbo? Hälsningar").count() == 1

    page.locator("#searchbar").fill("planeras")
    click(page.get_by_role("button", name=words["search"], exact=True))
    assert listed.count() == 1
    click(listed.filter(has_text=case.reference).get_by_role("link").first)

    assert page.locator(".case-message").inner_text() == message
    shown = page.inner_text("#content")
    for fact in (case.reference, words["question"], "orjan@example.org", "/sv/stader/abo/"):
        assert fact in shown


@in_swedish
def test_a_city_is_changed_compared_and_restored(page, words):
    kiel = City.objects.get(name_sv="Kiel")
    before = {"sv": kiel.intro_sv, "en": kiel.intro_en}
    after = {"sv": "En ny ingress om Kiel.", "en": "A new introduction to Kiel."}

    open_list(page, words["cities"])
    click(page.get_by_role("link", name="Kiel", exact=True).first)
    for code, label in words["intro"].items():
        page.get_by_label(label).fill(after[code])
    body = page.get_by_role("textbox", name=words["body"][1])
    body.press("Control+End")
    body.press("Enter")
    page.keyboard.type("Fjorden ")
    page.keyboard.press("Control+B")
    page.keyboard.type("binder samman.")
    click(page.get_by_role("button", name=words["save"], exact=True))
    assert page.locator(".messagelist .success").count() == 1

    assert intros_on_site(page, kiel) == after
    assert bold_on_site(page, kiel) == {words["body"][0]: ["binder samman."]}

    open_list(page, words["cities"])
    click(page.get_by_role("link", name="Kiel", exact=True).first)
    click(page.get_by_role("link", name=words["history"]))
    newest, oldest = page.locator("#change-history tbody tr").all()
    changes = newest.locator(".change")
    assert changes.count() == 3
    for code, label in words["intro"].items():
        change = changes.filter(has_text=label)
        assert change.locator("del").first.inner_text() in before[code]
        assert change.locator("ins").first.inner_text() in after[code]
    assert "Fjorden binder samman." in changes.filter(has_text=words["body"][1]).inner_text()

    click(oldest.get_by_role("link"))
    click(page.get_by_role("button", name=words["restore"]))
    assert page.locator(".messagelist .success").count() == 1

    assert intros_on_site(page, kiel) == before
    assert bold_on_site(page, kiel) == {}


def intros_on_site(page, record):
    """What readers find at the top of the record's page, by language."""
    intros = {}
    for code in ("sv", "en"):
        page.goto(record.get_absolute_url(code))
        intros[code] = page.locator("main .lead").inner_text()
    return intros


def bold_on_site(page, record):
    """The words that stand out on the record's page, by language; none where there are none."""
    bold = {}
    for code in ("sv", "en"):
        page.goto(record.get_absolute_url(code))
        bold[code] = page.locator("main .prose:not([lang]) strong").all_inner_texts()
    return {code: words for code, words in bold.items() if words}


def test_the_admin_switches_language_and_stays_on_the_page(page, words):
    open_list(page, words["cities"])
    url = page.url

    click(page.get_by_role("button", name=words["other language"][0], exact=True))

    assert page.url == url
    assert page.locator("#content h1").inner_text() == words["other language"][1]
    page.goto("/admin/")
    assert page.get_by_role("link", name=words["other language"][2], exact=True).count() == 1
