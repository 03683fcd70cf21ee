"""What the forms of the admin take, and what they refuse with a word at the field."""

import pytest

from relations.models import City, Document, Forum, Network, Page
from tests.relations.admin.pages import fields_of, list_of, page_of, text, version_page
from tests.relations.factories import (
    make_city,
    make_document,
    make_network,
    make_page,
    make_source,
    make_term,
    make_visit_kind,
)


def add(staff, model_name, **fields):
    page = list_of(model_name, "add")
    return staff.post(page, fields_of(staff.get(page)) | fields)


def change(staff, record, **fields):
    return staff.post(page_of(record), fields_of(staff.get(page_of(record))) | fields)


def errors_of(response):
    return response.context["adminform"].form.errors


def errors_in_rows(response):
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    return [form.errors for formset in formsets for form in formset.forms if form.errors]


@pytest.mark.parametrize("written", ["sv", "en"])
def test_a_city_is_written_in_one_language_first_whichever(staff, written):
    make_term("partner-city")
    make_term("active")
    facts = {"country": "PL", "kind": "partner-city", "status": "active"}

    response = add(staff, "city", **{f"name_{written}": "Foo"}, **facts)

    assert response.status_code == 302, text(response)
    city = City.objects.get()
    assert str(city) == "Foo"
    assert (city.slug_sv, city.slug_en) == ("foo", "foo")


@pytest.mark.parametrize("written", ["sv", "en"])
def test_a_document_is_written_in_one_language_first_whichever(staff, written):
    response = add(staff, "document", **{f"title_{written}": "Foo"}, kind="report")

    assert response.status_code == 302, text(response)
    assert str(Document.objects.get()) == "Foo"


@pytest.mark.parametrize("model_name", ["city", "document"])
def test_a_record_needs_its_title_in_one_of_the_languages(staff, model_name):
    response = add(staff, model_name)

    title = "name" if model_name == "city" else "title"
    errors = errors_of(response)
    assert errors[f"{title}_sv"] == errors[f"{title}_en"]
    assert "Skriv det på minst ett av språken." in text(response)


@pytest.mark.parametrize("field", ["published_from", "published_until"])
@pytest.mark.parametrize("moment", ["0001-01-01T00:30", "1899-12-31T12:00"])
def test_a_moment_before_1900_is_refused_at_its_field(staff, field, moment):
    response = change(staff, make_city(), **{field: moment})

    assert errors_of(response) == {field: ["Året får inte vara före 1900."]}


@pytest.mark.parametrize("moment", ["1900-01-02T00:00", "9999-12-31T23:59"])
def test_the_earliest_and_latest_moments_can_be_saved_and_read(staff, moment):
    city = make_city()

    response = change(staff, city, published_until=moment)

    assert response.status_code == 302, text(response)
    assert staff.get(page_of(city)).status_code == 200
    assert staff.get(list_of("city")).status_code == 200


def test_pasted_coordinates_keep_every_digit(staff):
    city = make_city()

    response = change(staff, city, latitude="57.70739467", longitude="-11.966456219")

    assert response.status_code == 302, text(response)
    city.refresh_from_db()
    assert (city.latitude, city.longitude) == (57.70739467, -11.966456219)
    html = text(staff.get(page_of(city)))
    assert html.split('name="latitude"')[1].split(">")[0].count('step="any"') == 1


@pytest.mark.parametrize("given", [{"latitude": "1"}, {"longitude": "1"}])
def test_half_a_point_is_refused(staff, given):
    response = change(staff, make_city(), **{"latitude": "", "longitude": ""} | given)

    assert "Ange både latitud och longitud, eller ingen av dem." in text(response)


@pytest.mark.parametrize("latitude", ["NaN", "Infinity", "90.1", "1e40", "1" * 30 + ".1234567"])
def test_an_invalid_coordinate_is_refused_at_its_field(staff, latitude):
    response = change(staff, make_city(), latitude=latitude, longitude="1")

    assert "latitude" in errors_of(response)


def test_the_page_of_a_section_keeps_its_section(staff):
    page = make_page(section="cookies")

    html = text(staff.get(page_of(page)))
    response = change(staff, page, section="")

    assert 'name="section"' not in html
    assert response.status_code == 302, text(response)
    assert Page.objects.get().section == "cookies"


def test_an_ordinary_page_is_given_a_section(staff):
    page = make_page()

    response = change(staff, page, section="cookies")

    assert response.status_code == 302, text(response)
    assert Page.objects.get().section == "cookies"


def test_a_version_from_before_a_page_had_its_section_is_not_restored(staff):
    page = make_page()
    page.section = "cookies"
    page.save()
    first = page.history.earliest()
    url = version_page(first)

    response = staff.post(url, fields_of(staff.get(url)))

    assert "Vilken del det är går inte att ändra." in text(response)
    assert Page.objects.get().section == "cookies"


def test_a_kind_of_visit_without_text_is_refused_at_the_field(staff):
    response = change(staff, make_visit_kind(), body_sv="<p></p>", body_en="")

    assert sorted(errors_of(response)) == ["body_en", "body_sv"]


@pytest.mark.parametrize("missing", ["sv", "en"])
@pytest.mark.parametrize(
    ("make", "rows", "field", "others"),
    [
        (make_network, "forums", "name", {"position": "1"}),
        (make_network, "figures", "unit", {"precision": "exact", "value": "5", "position": "1"}),
        (make_city, "relations-sourcenote-content_type-object_id", "fact", {"source": "source"}),
        (make_document, "relations-sourcenote-content_type-object_id", "fact", {}),
    ],
)
def test_a_new_row_in_one_language_is_refused_at_the_field(
    staff, make, rows, field, others, missing
):
    record = make()
    written = {"sv": "en", "en": "sv"}[missing]
    row = {f"{field}_{written}": "Foo"} | others
    if "fact" == field:
        row["source"] = make_source().pk
    data = {f"{rows}-0-{name}": value for name, value in row.items()}

    response = change(staff, record, **data, **{f"{rows}-TOTAL_FORMS": "1"})

    assert response.status_code == 200
    assert [list(errors) for errors in errors_in_rows(response)] == [[f"{field}_{missing}"]]


def test_a_new_row_in_both_languages_is_saved(staff):
    data = {"forums-TOTAL_FORMS": "1", "forums-0-name_sv": "Kultur", "forums-0-name_en": "Culture"}

    response = change(staff, make_network(), **data, **{"forums-0-position": "1"})

    assert response.status_code == 302, text(response)
    assert Forum.objects.get().network == Network.objects.get()


def test_an_agreement_may_be_remarked_on_in_one_language(staff):
    city = make_city()
    row = {"kind": "partner-city", "note_en": "Renewed"}
    data = {f"agreements-0-{name}": value for name, value in row.items()}

    response = change(staff, city, **data, **{"agreements-TOTAL_FORMS": "1"})

    assert response.status_code == 302, text(response)
    assert city.agreements.get().note_en == "Renewed"
