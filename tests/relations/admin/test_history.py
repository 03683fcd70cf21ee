"""Versions of a record: compared and restored."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from publishing.admin.changes import DiffPart, word_changes
from relations.models import City, Image
from tests.relations.admin.pages import fields_of, list_of, page_of, text, version_page
from tests.relations.factories import (
    make_city,
    make_project,
    make_theme,
)


def restore(staff, version):
    page = version_page(version)
    return staff.post(page, fields_of(staff.get(page)))


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("A b c", "A x c", [("equal", "A "), ("delete", "b"), ("insert", "x"), ("equal", "c")]),
        ("", "New", [("insert", "New")]),
        ("Old", "", [("delete", "Old")]),
        ("Same", "Same", [("equal", "Same")]),
        (
            "one two three four five six seven eight end",
            "one two three four five six seven eight END",
            [("equal", "… three four five six seven eight "), ("delete", "end"), ("insert", "END")],
        ),
    ],
)
def test_a_diff_shows_the_changed_words_in_context(old, new, parts):
    assert word_changes(old, new) == [DiffPart(*part) for part in parts]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_history_shows_who_changed_what_in_which_language(staff, editor, language):
    city = make_city(intro_sv="Kiel är en stad.", intro_en="Kiel is a city.")
    fields = fields_of(staff.get(page_of(city)))
    staff.post(page_of(city), fields | {"intro_en": "Kiel is a port."})

    html = text(staff.get(page_of(city, "history"), headers={"accept-language": language}))

    labels = {"sv": "Ingress på engelska", "en": "Introduction in English"}
    assert f"<strong>{labels[language]}</strong>" in html
    assert "<del>city.</del>" in html
    assert "<ins>port.</ins>" in html
    assert "editor" in html
    assert html.count('class="change"') == 1


def test_rich_text_is_compared_as_text_and_not_as_markup(staff):
    city = make_city(body_sv="<p>Ett <strong>två</strong> tre.</p>")
    city.body_sv = "<p>Ett <strong>två</strong> fyra.</p>"
    city.save()

    html = text(staff.get(page_of(city, "history")))

    assert "<del>tre.</del>" in html
    assert "&lt;p&gt;" not in html


def test_a_change_of_choices_and_relations_is_shown_by_labels(staff):
    city = make_city(status="active")
    theme = make_theme(name_sv="Miljö")
    city.status_id = make_city(status="dormant").status_id
    city.state = "draft"
    city.save()
    city.themes.add(theme)

    html = text(staff.get(page_of(city, "history")))

    assert "<del>aktiv</del>" in html
    assert "<ins>vilande</ins>" in html
    assert "<ins>Utkast</ins>" in html
    assert "<ins>Miljö</ins>" in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_earlier_version_is_restored_in_both_languages(staff, editor, language):
    city = make_city(
        intro_sv="Gammal.", intro_en="Old.", body_sv="<p>Ett</p>", body_en="<p>One</p>"
    )
    staff.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    for field, value in {
        "intro_sv": "Ny.",
        "intro_en": "New.",
        "body_sv": "",
        "body_en": "",
    }.items():
        setattr(city, field, value)
    city.save()

    response = restore(staff, city.history.earliest())

    assert response.status_code == 302, text(response)
    city = City.objects.get(pk=city.pk)
    assert (city.intro_sv, city.intro_en) == ("Gammal.", "Old.")
    assert (city.body_sv, city.body_en) == ("<p>Ett</p>", "<p>One</p>")
    assert city.history.latest().history_user == editor
    assert city.history.count() >= 3


def test_an_earlier_version_is_restored_with_its_many_to_many_relations(staff):
    then, now = make_theme(), make_theme()
    city = make_city()
    city.themes.set([then])
    version = city.history.latest()
    city.themes.set([now])

    restore(staff, version)

    assert list(city.themes.all()) == [then]


def test_viewing_an_earlier_version_changes_nothing(staff):
    city = make_city(intro_sv="Gammal.")
    city.intro_sv = "Ny."
    city.save()

    html = text(staff.get(version_page(city.history.earliest())))

    assert "Gammal." in html
    assert "Återställ den här versionen" in html
    assert City.objects.get().intro_sv == "Ny."


def test_deleting_a_user_keeps_the_history(staff):
    author = get_user_model().objects.create_superuser("author")
    city = make_city(intro_sv="Text.")
    city._history_user = author
    city.save()
    versions = city.history.count()

    author.delete()

    assert City.objects.get().intro_sv == "Text."
    assert city.history.count() == versions
    assert city.history.latest().history_user is None


def test_a_new_process_knows_which_histories_refer_to_users():
    """In this process the tests have already refreshed the cache of related objects."""
    code = (
        "import django; django.setup();"
        "from django.contrib.auth import get_user_model;"
        "fields = get_user_model()._meta.get_fields(include_hidden=True);"
        "print([f.related_model.__name__ for f in fields if f.one_to_many])"
    )

    found = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "HistoricalCity" in found
    assert "HistoricalSourceNote" in found


@pytest.mark.django_db
def test_the_history_has_every_column_per_language_and_no_base_column():
    columns = {field.name for field in City.history.model._meta.get_fields()}

    assert {"name_sv", "name_en", "intro_sv", "intro_en", "body_sv", "body_en"} <= columns
    assert not {"name", "intro", "body", "slug"} & columns


@pytest.mark.django_db
def test_the_history_of_images_leaves_out_the_file():
    names = {field.name for field in Image.history.model._meta.get_fields()}

    assert not {"file", "width", "height", "content_hash"} & names


@pytest.mark.parametrize("version", ["abc", "1.5", "99999"])
def test_an_invalid_version_number_is_not_found(staff, version):
    city = make_city()

    assert staff.get(f"{page_of(city, 'history')}{version}/").status_code == 404
    assert staff.get(f"{list_of('city')}abc/history/1/").status_code == 404


def test_an_earlier_version_is_restored_without_a_deleted_parent(staff):
    parent = make_project()
    part = make_project(parent=parent, title_sv="Gammal")
    part.title_sv = "Ny"
    part.save()
    parent.delete()
    version = part.history.earliest()

    page = text(staff.get(version_page(version)))
    response = restore(staff, version)

    assert page.count("inte längre finns") == 1
    assert response.status_code == 302, text(response)
    part.refresh_from_db()
    assert (part.title_sv, part.parent) == ("Gammal", None)
