"""Text that shows nothing is empty, and what is stored is what readers see."""

import pytest
from django.apps import apps
from django.db import models

from contact.models import Case
from publishing.language import shown_text
from publishing.partial_dates import PartialDateField
from publishing.plain_text import multi_line, shows_nothing, single_line
from publishing.rich_text import RichTextField
from publishing.text_fields import NormalisedField
from relations.models import City
from tests.relations.factories import make_city, make_project

NOTHING = ["", " ", "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u2060", "\u202e", "\t\r\n", "\u2800"]
NOTHING += ["\u3164", "\u115f\u1160", "\uffa0", "\u034f", "\ufe0f"]
EMPTY_MARKUP = [
    "<p></p>",
    "<p>&nbsp;</p>",
    "<p>\u00ad</p><p>\u200b</p>",
    "<p><br></p>",
    "<ul><li><p></p></li></ul>",
    "<h2>\ufeff</h2><p><strong> </strong></p>",
    "&#8203;",
]


@pytest.mark.parametrize("value", [None, *NOTHING, *EMPTY_MARKUP])
def test_text_without_anything_to_see_shows_nothing(value):
    assert shows_nothing(value)


@pytest.mark.parametrize("value", ["a", "–", "<p>a</p>", "<p>&amp;</p>", "\u200b1", "上", "😀"])
def test_one_visible_character_is_enough(value):
    assert not shows_nothing(value)


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("\ufeffMal\u00admö\u200b", "Malmö"),
        ("Malmö\tLund\r\nYstad", "Malmö Lund Ystad"),
        ("\u202eMalmö\u202c", "Malmö"),
        ("5\u00a0000", "5\u00a0000"),
        (" \u00a0Malmö ", "Malmö"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("Mal\u200dmö", "Malmö"),
        ("Mal\u034fm\u3164ö\ufe0f\U000e0100", "Malmö"),
        (" \ufe0fMalmö\u180b", "Malmö"),
        ("Malmö\v\u2028Lund\x1fYstad", "Malmö Lund Ystad"),
        ("❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("\u200b\u00a0", ""),
    ],
)
def test_a_line_keeps_what_can_be_seen_of_it(pasted, stored):
    assert single_line(pasted) == stored
    assert single_line(stored) == stored


def test_lines_end_with_a_line_feed():
    assert multi_line("\ufeffOne\r\nTwo\rThree\r\n\r\nFour\u200b\r\n") == "One\nTwo\nThree\n\nFour"
    assert multi_line("One\vTwo\u2028Three\x85Four\fFive") == "One\nTwo\nThree\nFour\nFive"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("way", ["create", "save", "update"])
def test_text_is_normalised_however_it_is_saved(way, language):
    texts = {
        f"intro_{language}": "One\r\nTwo\u200b",
        f"name_{language}": "Mal\u00admö\n",
        f"body_{language}": "<p>&nbsp;</p>",
    }
    city = make_city(**(texts if way == "create" else {}))
    if way == "save":
        for column, text in texts.items():
            setattr(city, column, text)
        city.save()
        assert getattr(city, f"name_{language}") == "Malmö"
    if way == "update":
        City.objects.update(**texts)

    stored = City.objects.get()

    assert getattr(stored, f"intro_{language}") == "One\nTwo"
    assert getattr(stored, f"name_{language}") == "Malmö"
    assert getattr(stored, f"body_{language}") == ""


@pytest.mark.django_db
def test_a_message_from_the_public_keeps_every_character_but_the_line_ends():
    message = "  Soft\u00adhyphen\r\n\u200b"
    case = Case.objects.create(topic="question", message=message, language="sv")

    case.refresh_from_db()

    assert case.message == "  Soft\u00adhyphen\n\u200b"


@pytest.mark.parametrize("nothing", [*NOTHING[1:], *EMPTY_MARKUP])
def test_a_text_that_shows_nothing_is_not_a_translation(nothing):
    city = City(name_sv="Lyon", name_en="Lyon", body_sv="<p>Text.</p>", body_en=nothing)

    assert not city.is_written_in("en")
    assert shown_text(city, "body", "en").language == "sv"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "other", "path", "notice"),
    [
        ("en", "sv", "/en/projects/bro/", "has not been translated"),
        ("sv", "en", "/sv/projekt/bro/", "är inte översatt"),
    ],
)
def test_a_page_whose_text_shows_nothing_is_not_in_that_language(
    client, language, other, path, notice
):
    make_project(
        title_sv="Bro",
        title_en="Bro",
        **{f"body_{language}": "<p>\u200b</p><p>&nbsp;</p>", f"body_{other}": "<p>Text.</p>"},
    )

    html = client.get(path).content.decode()

    assert notice in html
    assert f'rel="alternate" hreflang="{language}"' not in html


@pytest.mark.django_db
def test_rich_text_is_stored_without_its_empty_elements():
    body = (
        "<h2></h2><p>One</p><p></p><ul><li><p>Two</p></li><li><p>&nbsp;</p></li></ul>"
        "<p>A<strong> </strong>B</p><blockquote><p><br></p></blockquote>"
    )

    city = make_city(body_sv=body)

    assert city.body_sv == "<p>One</p><ul><li><p>Two</p></li></ul><p>A<strong> </strong>B</p>"


@pytest.mark.django_db
def test_rich_text_is_stored_without_line_ends():
    city = make_city(
        body_sv="<h2>A</h2>\r\n<p>B\r\nC</p>\n<ul>\n<li>D <strong>E</strong></li>\n</ul>\n"
    )

    assert city.body_sv == "<h2>A</h2><p>B C</p><ul><li>D <strong>E</strong></li></ul>"
    assert City._meta.get_field("body_sv").sanitized(city.body_sv) == city.body_sv


@pytest.mark.django_db
def test_a_link_without_text_is_not_stored():
    city = make_city(
        body_sv='<p>A<a href="https://a.se"> \u200b</a>B <a href="https://b.se">C</a></p>'
    )

    assert city.body_sv.startswith("<p>A ")
    assert city.body_sv.count("<a ") == 1
    assert "a.se" not in city.body_sv


# Written by programs alone.
OF_PROGRAMS = {"JobState", "SlugRedirect", "CodeAttempt", "OutgoingMail", "InitialRecord"}


def columns_people_write_in():
    for app in ("publishing", "relations", "contact", "gbgintl"):
        for model in apps.get_app_config(app).get_models():
            if model.__name__ in OF_PROGRAMS or model.__name__.startswith("Historical"):
                continue
            for field in model._meta.concrete_fields:
                is_text = isinstance(field, models.CharField | models.TextField)
                if is_text and field.editable and not field.choices:
                    yield str(field), field


def test_every_field_that_people_write_in_stores_what_they_see():
    kinds = (NormalisedField, RichTextField, PartialDateField)
    columns = dict(columns_people_write_in())

    others = [name for name, field in columns.items() if not isinstance(field, kinds)]

    assert len(columns) > 100
    assert others == ["contact.Event.field"]
