"""`make screenshots`: every kind of page and state, in both languages, every width and scheme.

Not a test: pytest only lends its server and its browser, and leaves this file alone unless named.
"""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from gbgintl.example_data import fill
from publishing import sections
from relations.models import City, Cooperation, Document, Network, Project
from tests.browser.states import (
    answer_with_error_pages,
    let_meetings_be_held,
    log_in,
    public_pages,
    staff_pages,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = Path(__file__).parents[2] / "var" / "screenshots"
WIDTHS = {390: 844, 768: 1024, 1440: 900}


def draw(page, language, name):
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            file = f"{name.replace(' ', '-')}.{language}.{width}.{scheme}.png"
            page.screenshot(path=FOLDER / file, full_page=True, animations="disabled")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_draw(states, open_page, live_server, language):
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    page = open_page(reverse("admin:login"), reduced_motion="reduce", locale=locale)
    draw(page, language, "admin login")
    for name, path in [*public_pages(language), *answer_with_error_pages(page, language)]:
        page.goto(path)
        draw(page, language, name)
        if name == "contact":
            page.locator(".case-form [type=submit]").click()
            page.get_by_role("alert").first.wait_for()
            draw(page, language, "contact with errors")
    let_meetings_be_held()
    page.goto(dict(public_pages(language))["friendship towns"])
    draw(page, language, "friendship towns with meetings")
    log_in(page, live_server.url)
    for name, path in staff_pages(language):
        page.goto(path, wait_until="networkidle")
        draw(page, language, name)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_draw_filled(transactional_db, settings, tmp_path, open_page, live_server, language):
    """The same site when there is a lot of everything, in every state."""
    settings.MEDIA_ROOT = tmp_path
    fill()
    page = open_page(reverse("admin:login"), reduced_motion="reduce")
    with translation.override(language):
        paths = {
            section.code: section.url for section in sections.all_sections() if section.url_name
        }
        for model in (City, Network, Project, Cooperation, Document):
            paths[model._meta.model_name] = model.objects.earliest("pk").get_absolute_url()
    log_in(page, live_server.url)
    paths |= {"cases": reverse("admin:contact_case_changelist")}
    for name, path in paths.items():
        page.goto(path)
        draw(page, language, f"filled {name}")
