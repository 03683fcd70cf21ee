from io import StringIO
from shutil import copytree

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command

from gbgintl.initial_content.loader import FOLDER, content_models, load_content, read_rows
from gbgintl.models import InitialRecord
from relations.models import City, Page, RelationTerm, SourceNote, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def everything():
    """Every row of both apps, their histories included, as stored."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for app in ("relations", "contact")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


def test_every_row_of_the_files_is_created():
    created = load_content()

    assert created == {kind: len(read_rows(kind)) for kind in content_models()}
    for kind, model in content_models().items():
        assert model.objects.count() == InitialRecord.objects.filter(kind=kind).count(), kind


def test_a_second_run_changes_nothing():
    load_content()
    before = everything()

    created = load_content()

    assert not any(created.values())
    assert everything() == before


def test_the_command_says_what_it_did():
    first, second = StringIO(), StringIO()

    call_command("load_content", stdout=first)
    call_command("load_content", stdout=second)

    assert f"cities: {len(read_rows('cities'))} created" in first.getvalue()
    assert second.getvalue() == "The initial content is in place.\n"


def test_what_staff_have_changed_is_left_alone():
    load_content()
    kiel = City.objects.get(slug_sv="kiel")
    kiel.intro_sv, kiel.intro_en, kiel.slug_en = "Vi skrev om den.", "We rewrote it.", "kiel-on-sea"
    kiel.save()
    kiel.source_notes.all().delete()

    load_content()

    kiel.refresh_from_db()
    assert (kiel.intro_sv, kiel.intro_en) == ("Vi skrev om den.", "We rewrote it.")
    assert kiel.slug_en == "kiel-on-sea"
    assert not kiel.source_notes.exists()


def test_what_staff_have_deleted_or_withdrawn_stays_so():
    load_content()
    City.objects.get(slug_sv="kiel").delete()
    Theme.objects.get(code="trade").delete()
    cookies = Page.objects.get(section="cookies")
    cookies.state = "withdrawn"
    cookies.withdrawn_reason_sv, cookies.withdrawn_reason_en = "Fel.", "Wrong."
    cookies.save()

    created = load_content()

    assert not any(created.values())
    assert not City.objects.filter(slug_sv="kiel").exists()
    assert not Theme.objects.filter(code="trade").exists()
    assert Page.objects.get(section="cookies").is_withdrawn


def test_a_row_added_to_the_files_later_is_created_beside_the_others(tmp_path):
    load_content()
    Theme.objects.get(code="trade").delete()
    folder = copytree(FOLDER, tmp_path / "content")
    with (folder / "cities.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[oslo]\nname.sv = "Oslo"\nname.en = "Oslo"\ncountry = "NO"\n'
            'kind = "partner-city"\nstatus = "active"\nthemes = ["trade", "culture"]\n'
        )

    created = load_content(folder)

    assert {kind: count for kind, count in created.items() if count} == {"cities": 1}
    oslo = City.objects.get(slug_sv="oslo")
    assert [theme.code for theme in oslo.themes.all()] == ["culture"]


def test_a_row_that_is_not_valid_stops_the_whole_load(tmp_path):
    folder = copytree(FOLDER, tmp_path / "content")
    with (folder / "cities.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[nowhere]\nname.sv = "Ingenstans"\ncountry = "XX"\n'
            'kind = "partner-city"\nstatus = "active"\n'
        )

    with pytest.raises(ValidationError):
        load_content(folder)

    assert not RelationTerm.objects.exists()
    assert not City.objects.exists()


def test_source_notes_belong_to_the_rows_they_stand_under():
    load_content()
    partner = City.objects.get(slug_en="nelson-mandela-bay")
    rows = read_rows("cities")["nelson-mandela-bay"]["source_notes"]

    notes = SourceNote.objects.filter(object_id=partner.pk, content_type__model="city")

    assert [note.fact_sv for note in notes.order_by("pk")] == [row["fact"]["sv"] for row in rows]
    assert "1999" in notes.earliest("pk").fact_sv
    assert {note.record for note in notes} == {partner}
