"""Slugs and codes that staff leave empty, which the site makes without script."""

import pytest

from relations.models import City, Theme
from tests.relations.admin.pages import fields_of, list_of, page_of, text
from tests.relations.factories import make_city, make_term

TAKEN = {"sv": "Tema med detta Kod finns redan.", "en": "Theme with this Code already exists."}


def add(staff, model_name, **fields):
    page = list_of(model_name, "add")
    return staff.post(page, fields_of(staff.get(page)) | fields)


@pytest.mark.parametrize("model_name", ["city", "document", "theme"])
def test_no_script_fills_in_a_slug(staff, model_name):
    assert 'data-prepopulated-fields="[]"' in text(staff.get(list_of(model_name, "add")))


def test_a_new_city_gets_its_slug_from_its_name(staff):
    make_term("partner-city")
    make_term("active")
    facts = {"country": "SE", "kind": "partner-city", "status": "active"}

    add(staff, "city", name_sv="Malmö/Köpenhamn", name_en="Malmö–Copenhagen", **facts)

    city = City.objects.get()
    assert (city.slug_sv, city.slug_en) == ("malmo-kopenhamn", "malmo-copenhagen")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_draft_that_is_renamed_changes_its_slug(staff, language):
    city = make_city(state="draft")

    data = fields_of(staff.get(page_of(city))) | {f"name_{language}": "Đà Nẵng"}
    staff.post(page_of(city), data)

    assert getattr(City.objects.get(), f"slug_{language}") == "da-nang"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_theme_gets_its_code_from_its_english_name(staff, language):
    staff.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    add(staff, "theme", name_sv="Kultur/konst", name_en="Culture/arts")

    assert Theme.objects.get().code == "culture-arts"
    again = add(staff, "theme", name_sv="Kultur", name_en="Culture & arts")
    assert again.context["adminform"].form.errors == {"code": [TAKEN[language]]}
