"""The admin in a browser: nothing refused by its policy, nothing in the way of any editor."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.urls import reverse

from relations.models import City, Network, Page, Project
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


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("sv", 1280, "light"), ("en", 768, "dark")]
)
def test_no_page_of_the_admin_stands_in_the_way_of_an_editor(
    log_in, settings, tmp_path, language, width, scheme
):
    settings.MEDIA_ROOT = tmp_path
    page = log_in(language, viewport={"width": width, "height": 900}, color_scheme=scheme)
    axe = Axe()

    found = []
    for url in pages():
        page.goto(url, wait_until="networkidle")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        # Without preloading: it would add a style sheet, which the policy refuses.
        violations = axe.run(page, options={"preload": False}).response["violations"]
        found += [(url, rule["id"], rule["nodes"][0]["target"]) for rule in violations]
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflow), url

    assert found == []


def test_an_editor_changes_a_text_in_both_languages_compares_and_goes_back(log_in):
    city = City.objects.get(slug_sv="shanghai")
    before = city.intro_sv, city.intro_en
    page = log_in("sv")

    page.goto(reverse("admin:relations_city_change", args=[city.pk]))
    page.get_by_label("Ingress på svenska").fill("En stad vid havet.")
    page.get_by_label("Ingress på engelska").fill("A city by the sea.")
    page.locator("[name=_continue]").click()
    swedish = page.get_by_role("link", name="Visa på svenska").get_attribute("href")
    english = page.get_by_role("link", name="Visa på engelska").get_attribute("href")
    form = page.url
    page.goto(swedish)
    assert page.get_by_text("En stad vid havet.").first.is_visible()
    page.goto(english)
    assert page.get_by_text("A city by the sea.").first.is_visible()

    page.goto(form)
    page.get_by_role("link", name="Historik").click()
    latest = page.locator("#change-history tbody tr").first
    assert "Ingress på svenska" in latest.inner_text()
    assert "editor" in latest.inner_text()
    page.locator("#change-history tbody tr").nth(1).get_by_role("link").click()
    page.get_by_role("button", name="Återställ den här versionen").click()
    page.wait_for_load_state()

    city.refresh_from_db()
    assert (city.intro_sv, city.intro_en) == before


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
