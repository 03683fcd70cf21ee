"""Staff paste and save: nothing invisible is stored, and a save without change changes nothing."""

import pytest
from django.contrib.admin.models import LogEntry

from relations.models import City, RelationTerm
from tests.relations.admin.pages import fields_of, page_of
from tests.relations.factories import make_city, make_term

REQUIRED = {"sv": "Detta fält måste fyllas i.", "en": "This field is required."}


def send(staff, record, **fields):
    """The form as a browser sends it: with CRLF at the end of each line."""
    data = fields_of(staff.get(page_of(record))) | fields
    return staff.post(
        page_of(record),
        {
            name: value.replace("\n", "\r\n") if isinstance(value, str) else value
            for name, value in data.items()
        },
    )


def errors_of(response):
    return response.context["adminform"].form.errors


def test_saving_without_change_changes_nothing(staff):
    city = make_city(
        intro_sv="En rad.\nEn till.",
        intro_en="A line.\r\nAnother.",
        other_names="Ett\nTvå",
        body_sv="<h2>Rubrik</h2>\n<p>Text.</p>\n<ul>\n<li>A</li>\n</ul>\n",
        body_en="<p>Text.</p>",
    )

    response = send(staff, city)

    assert response.status_code == 302
    assert LogEntry.objects.get().get_change_message() == "Inga fält ändrade."
    newest, oldest = City.history.all()
    changed = set(newest.diff_against(oldest).changed_fields)
    assert changed <= {"updated_at"}


@pytest.mark.parametrize("column", ["intro_sv", "intro_en"])
def test_a_limit_counts_what_is_seen(staff, column):
    city = make_city()
    longest = "a" * 249 + "\n" + "b" * 250

    taken = send(staff, city, **{column: longest + "\u200b\u00ad"})

    assert taken.status_code == 302
    assert getattr(City.objects.get(), column) == longest
    refused = send(staff, city, **{column: longest + "c"})
    assert list(errors_of(refused)) == [column]


@pytest.mark.parametrize("column", ["name_sv", "name_en"])
def test_a_pasted_name_is_stored_without_invisible_characters(staff, column):
    city = make_city()

    send(
        staff,
        city,
        **{column: "\ufeffMal\u00admö\u200b\t(Skåne)", "website": "https://a.se/\u200b"},
    )

    city.refresh_from_db()
    assert getattr(city, column) == "Malmö (Skåne)"
    assert city.website == "https://a.se/"


@pytest.mark.parametrize("nothing", ["\u200b", "\u00a0\u00ad", "\ufeff\r\n"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_invisible_text_does_not_fill_a_required_field(staff, language, nothing):
    term = make_term("active")
    staff.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    response = send(staff, term, name_sv=nothing, plural_name_en=nothing)

    assert errors_of(response) == {
        "name_sv": [REQUIRED[language]],
        "plural_name_en": [REQUIRED[language]],
    }
    assert RelationTerm.objects.get(code="active").name_sv == term.name_sv


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_invisible_title_is_no_title(staff, language):
    city = make_city()

    response = send(staff, city, name_sv="\u200b", name_en="\u00ad")

    assert set(errors_of(response)) == {"name_sv", "name_en"}
