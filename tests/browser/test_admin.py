"""The admin in a browser: nothing refused by its policy, nothing in the way of any editor."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from relations.models import City, Network, Page, Project
from tests.browser.axe import violations_as_shown
from tests.browser.states import IS_FULL
from tests.relations.factories import make_image

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def log_in(open_page, content):
    get_user_model().objects.create_superuser("editor", password="a long password")

    def log_in(language, **options):
        locale = {"sv": "sv-SE", "en": "en-GB"}[language]
        page = open_page(reverse("admin:index"), locale=locale, **options)
        page.locator("#id_username").fill("editor")
        page.locator("#id_password").fill("a long password")
        page.locator("#login-form [type=submit]").click()
        page.wait_for_url("**" + reverse("admin:index"))
        return page

    return log_in


def pages():
    city, network = City.objects.get(slug_sv="shanghai"), Network.objects.order_by("pk").first()
    records = [city, network, Project.objects.first(), Page.objects.first(), make_image()]
    yield reverse("admin:index")
    yield reverse("admin:relations_city_changelist")
    yield reverse("admin:relations_city_add")
    for record in records:
        yield reverse(f"admin:relations_{record._meta.model_name}_change", args=[record.pk])
    yield reverse("admin:relations_city_history", args=[city.pk])
    version = city.history.latest().pk
    yield reverse("admin:relations_city_simple_history", args=[city.pk, version])
    yield reverse("admin:relations_city_delete", args=[city.pk])
    yield reverse("admin:relations_city_deleted")


# Each half of the pages in one language; in full, all of them in both.
HALVES = [slice(None)] * 2 if IS_FULL else [slice(0, None, 2), slice(1, None, 2)]


@pytest.mark.parametrize(
    ("language", "width", "scheme", "half"),
    [("sv", 1280, "light", HALVES[0]), ("en", 768, "dark", HALVES[1])],
    ids=["sv", "en"],
)
def test_no_page_of_the_admin_stands_in_the_way_of_an_editor(
    log_in, settings, tmp_path, language, width, scheme, half
):
    settings.MEDIA_ROOT = tmp_path
    page = log_in(language, viewport={"width": width, "height": 900}, color_scheme=scheme)

    found = []
    for url in list(pages())[half]:
        page.goto(url)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        found += violations_as_shown(page, url)
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflow), url

    assert found == []


def test_the_rich_text_editor_speaks_to_everybody(log_in):
    page = log_in("sv")
    page.goto(reverse("admin:relations_city_add"))

    english = page.get_by_role("textbox", name="Text på engelska")
    english.click()
    page.keyboard.type("A city.")

    assert english.get_attribute("lang") == "en"
    assert english.get_attribute("aria-multiline") == "true"
    assert english.get_attribute("spellcheck") == "true"
    assert page.get_by_role("button", name="fetstil").count() == 2
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_kind"
