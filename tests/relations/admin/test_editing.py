"""Editing records in the admin."""

import pytest

from relations.models import City
from tests.relations.admin.pages import MODELS, fields_of, list_of, page_of, text
from tests.relations.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_image,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source,
    make_source_note,
    make_theme,
    make_visit_kind,
)

pytestmark = pytest.mark.usefixtures("media")

RECORDS = {
    "city": make_city,
    "network": make_network,
    "project": make_project,
    "cooperation": make_cooperation,
    "document": make_document,
    "page": make_page,
    "visitkind": make_visit_kind,
    "source": make_source,
    "theme": make_theme,
    "rotation": make_rotation,
    "image": make_image,
}


@pytest.mark.parametrize("model_name", MODELS)
def test_every_list_opens_and_searches(staff, model_name):
    response = staff.get(list_of(model_name), {"q": "å"}, follow=True)

    assert response.status_code == 200
    assert '<html lang="sv"' in text(response)


@pytest.mark.parametrize("model_name", RECORDS)
def test_a_form_can_be_saved_as_it_is_and_changes_nothing(staff, model_name):
    record = RECORDS[model_name]()
    before = type(record).objects.filter(pk=record.pk).values().get()

    fields = fields_of(staff.get(page_of(record)))
    response = staff.post(page_of(record), fields)

    assert response.status_code == 302, text(response)
    after = type(record).objects.filter(pk=record.pk).values().get()
    for values in (before, after):
        values.pop("updated_at", None)
    assert {key: value or "" for key, value in after.items()} == {
        key: value or "" for key, value in before.items()
    }


def test_swedish_and_english_are_side_by_side(staff):
    html = text(staff.get(page_of(make_city())))

    for field in ("name", "intro", "body", "slug", "withdrawn_reason"):
        assert f"field-{field}_sv field-{field}_en" in html


@pytest.mark.parametrize(
    ("language", "swedish", "english"),
    [("sv", "Namn på svenska", "Namn på engelska"), ("en", "Name in Swedish", "Name in English")],
)
def test_a_label_names_the_language_of_its_field(staff, language, swedish, english):
    html = text(staff.get(page_of(make_city()), headers={"accept-language": language}))

    assert f">{swedish}:</label>" in html
    assert f">{english}:</label>" in html


def test_a_field_has_the_lang_of_its_language(staff):
    html = text(staff.get(page_of(make_city())))

    for language in ("sv", "en"):
        for field in ("name", "intro", "body"):
            tag = html.split(f'name="{field}_{language}"')[1].split(">")[0]
            assert f'lang="{language}"' in tag


def test_a_change_in_both_languages_is_published_at_once(staff):
    city = make_city(intro_sv="Gammal text.", intro_en="Old text.")
    fields = fields_of(staff.get(page_of(city)))

    staff.post(page_of(city), fields | {"intro_sv": "Ny text.", "intro_en": "New text."})

    assert "Ny text." in text(staff.get(city.get_absolute_url("sv")))
    assert "New text." in text(staff.get(city.get_absolute_url("en")))


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Visa på svenska"), ("en", "View in Swedish")]
)
def test_a_draft_links_to_its_page_in_both_languages(staff, language, words):
    city = make_city(state="draft")

    html = text(staff.get(page_of(city), headers={"accept-language": language}))

    assert f'href="{city.get_absolute_url("sv")}"' in html
    assert f'href="{city.get_absolute_url("en")}"' in html
    assert words in html


def test_the_list_says_which_language_is_missing(staff):
    make_city(name_sv="Kiel", name_en="Kiel", intro_sv="Ingress")
    make_city(name_sv="Lyon", name_en="Lyon", intro_sv="Ingress", intro_en="Introduction")

    everything = text(staff.get(list_of("city")))
    missing = text(staff.get(list_of("city"), {"missing": "en"}))

    assert "Engelska saknas" in everything
    assert ">Kiel</span></a>" in missing
    assert ">Lyon</span></a>" not in missing


@pytest.mark.parametrize(
    "words", ["Åbo", "åbo", "Turku", "turun KAUPUNKI", "Stad i Finland", "A Finnish"]
)
def test_search_reads_both_languages_and_other_names(staff, words):
    make_city(
        name_sv="Åbo",
        name_en="Turku",
        other_names="Turun kaupunki",
        intro_sv="Stad i Finland.",
        intro_en="A Finnish city.",
    )
    make_city(name_sv="Kiel", name_en="Kiel")

    html = text(staff.get(list_of("city"), {"q": words}))

    assert ">Åbo</span></a>" in html
    assert ">Kiel</span></a>" not in html


def test_the_list_is_in_the_order_of_the_swedish_alphabet(staff):
    for name in ("Åbo", "Zagreb", "Århus", "Bergen"):
        make_city(name_sv=name, name_en=name)

    html = text(staff.get(list_of("city")))

    positions = [html.index(f">{name}</span></a>") for name in ("Bergen", "Zagreb", "Åbo", "Århus")]
    assert positions == sorted(positions)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_cities_needs_the_same_queries_for_many(
    staff, count, django_assert_max_num_queries
):
    for _number in range(count):
        make_city()

    with django_assert_max_num_queries(12):
        staff.get(list_of("city"))


def test_a_country_is_chosen_by_its_name(staff):
    html = text(staff.get(page_of(make_city(country="PL"))))

    assert '<option value="PL" selected>Polen</option>' in html


def test_withdrawing_asks_for_a_reason_in_both_languages(staff):
    city = make_city()
    fields = fields_of(staff.get(page_of(city)))

    html = text(staff.post(page_of(city), fields | {"state": "withdrawn"}))

    assert html.count("Berätta för läsarna varför texten är tillbakadragen.") == 2
    assert City.objects.get().state == "published"


def test_drafts_are_published_from_the_list_with_a_version_in_their_history(staff, editor):
    draft = make_city(state="draft")

    staff.post(list_of("city"), {"action": "publish", "_selected_action": [draft.pk]})

    draft.refresh_from_db()
    assert draft.state == "published"
    assert draft.history.latest().history_user == editor


def test_a_page_that_the_site_uses_cannot_be_deleted(staff):
    page = make_page(section="cities")

    assert staff.post(page_of(page, "delete"), {"post": "yes"}).status_code == 403


def test_source_notes_to_review_are_listed_with_the_record_they_are_about(staff):
    make_source_note(make_city(name_sv="Kiel"), fact_sv="Partnerstad")

    html = text(staff.get(list_of("sourcenote")))

    assert "Partnerstad" in html
    assert "Kiel" in html


def test_source_notes_are_listed_by_the_date_of_their_review(staff):
    city = make_city()
    for fact, day in (("Utan dag", None), ("Senare", "2027-02-01"), ("Först", "2026-12-01")):
        make_source_note(city, fact_sv=fact, review_on=day)

    html = text(staff.get(list_of("sourcenote")))

    places = [html.index(f">{fact}<") for fact in ("Först", "Senare", "Utan dag")]
    assert places == sorted(places)
