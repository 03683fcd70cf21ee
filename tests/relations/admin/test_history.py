"""What was written before: read, compared, and brought back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import reverse

from publishing.admin.changes import DiffPart, word_changes
from relations.models import Agreement, City, DocumentVersion, HostTown, Image, SourceNote
from tests.factories import (
    make_city,
    make_document,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source_note,
    make_theme,
)
from tests.relations.admin.forms import fields_of
from tests.relations.admin.test_editing import list_of, page_of, text
from tests.relations.test_pictures import make_image


def version_page(version):
    record = version.instance
    name = f"admin:relations_{record._meta.model_name}_simple_history"
    return reverse(name, args=[record.pk, version.pk])


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
def test_a_comparison_shows_the_words_that_changed_among_their_neighbours(old, new, parts):
    assert word_changes(old, new) == [DiffPart(*part) for part in parts]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_history_tells_who_changed_what_in_which_language(staff, editor, language):
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


def test_a_change_of_choices_and_ties_is_told_in_words(staff):
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


def test_an_earlier_version_is_restored_with_what_it_was_tied_to(staff):
    then, now = make_theme(), make_theme()
    city = make_city()
    city.themes.set([then])
    tied = city.history.latest()
    city.themes.set([now])

    restore(staff, tied)

    assert list(city.themes.all()) == [then]


def test_an_earlier_version_can_be_looked_at_without_changing_anything(staff):
    city = make_city(intro_sv="Gammal.")
    city.intro_sv = "Ny."
    city.save()

    html = text(staff.get(version_page(city.history.earliest())))

    assert "Gammal." in html
    assert "Återställ den här versionen" in html
    assert City.objects.get().intro_sv == "Ny."


def delete(staff, record):
    response = staff.post(page_of(record, "delete"), {"post": "yes"})
    assert response.status_code == 302


def undelete(staff, model_name, version):
    label = version.instance_type._meta.label_lower
    return staff.post(
        list_of(model_name, "deleted"), {"model": label, "version": version.pk}, follow=True
    )


def test_a_deleted_record_is_listed_and_restored_under_its_old_address(staff, editor):
    theme = make_theme()
    city = make_city(name_sv="Kiel", name_en="Kiel", intro_sv="Text.", intro_en="Text.")
    city.themes.add(theme)
    address = city.get_absolute_url("sv")
    key = city.pk
    delete(staff, city)
    assert staff.get(address).status_code == 404

    html = text(staff.get(list_of("city", "deleted")))
    assert "Kiel" in html
    assert "editor" in html
    page = text(undelete(staff, "city", City.history.filter(history_type="-").get()))

    assert "är återställd" in page
    restored = City.objects.get(pk=key)
    assert (restored.intro_sv, restored.intro_en) == ("Text.", "Text.")
    assert list(restored.themes.all()) == [theme]
    assert "Text." in text(staff.get(address))
    assert "Kiel" not in text(staff.get(list_of("city", "deleted")))


def test_what_was_deleted_together_with_a_record_comes_back_with_it(staff):
    city = make_city()
    Agreement.objects.create(city=city, kind="partner-city", signed="1986", note_sv="Ja")
    earlier = Agreement.objects.create(city=city, kind="partner-city", signed="1970")
    earlier.delete()
    Agreement.history.filter(history_type="-").update(history_date="2001-01-01T00:00:00Z")
    make_source_note(city)
    delete(staff, city)

    undelete(staff, "city", City.history.filter(history_type="-").get())

    assert [agreement.signed for agreement in Agreement.objects.all()] == ["1986"]
    assert SourceNote.objects.get().record == City.objects.get()


def test_a_part_is_not_restored_without_what_it_belongs_to(staff):
    city = make_city()
    Agreement.objects.create(city=city, kind="partner-city")
    delete(staff, city)
    version = Agreement.history.filter(history_type="-").get()
    page = text(undelete(staff, "city", version))

    assert "kan inte återställas" in page
    assert not Agreement.objects.exists()


def test_a_deleted_record_whose_address_was_taken_since_is_refused_with_the_reason(staff):
    network = make_network(name_sv="Polis", name_en="Polis")
    delete(staff, network)
    make_network(name_sv="Polis", name_en="Polis", slug_sv="polis", slug_en="polis")

    page = text(undelete(staff, "network", network.history.filter(history_type="-").get()))

    assert "kan inte återställas" in page


def test_only_what_was_deleted_can_be_restored(staff):
    project = make_project()

    made = staff.post(
        list_of("project", "deleted"),
        {"model": "relations.project", "version": project.history.latest().pk},
    )
    foreign = staff.post(list_of("project", "deleted"), {"model": "auth.user", "version": 1})

    assert made.status_code == 404
    assert foreign.status_code == 403


def test_a_member_of_staff_who_leaves_leaves_the_history_behind(staff):
    author = get_user_model().objects.create_superuser("author")
    city = make_city(intro_sv="Text.")
    city._history_user = author
    city.save()
    versions = city.history.count()

    author.delete()

    assert City.objects.get().intro_sv == "Text."
    assert city.history.count() == versions
    assert city.history.latest().history_user is None


def test_a_fresh_process_knows_which_histories_point_at_a_member_of_staff():
    """The tests themselves make Django look again, so they cannot see it forgotten."""
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
def test_a_picture_in_the_history_keeps_the_file_it_has_now():
    names = {field.name for field in Image.history.model._meta.get_fields()}

    assert not {"file", "width", "height", "content_hash"} & names


@pytest.mark.parametrize("version", ["abc", "", "-1", "1.5", "9" * 30])
def test_a_deleted_version_without_such_a_number_is_not_found(staff, version):
    data = {"model": "relations.city", "version": version}

    assert staff.post(list_of("city", "deleted"), data).status_code == 404


@pytest.mark.parametrize("version", ["abc", "1.5", "99999"])
def test_an_earlier_version_without_such_a_number_is_not_found(staff, version):
    city = make_city()

    assert staff.get(f"{page_of(city, 'history')}{version}/").status_code == 404
    assert staff.get(f"{list_of('city')}abc/history/1/").status_code == 404


@pytest.mark.parametrize("make", [make_project, make_page])
def test_a_deleted_record_comes_back_without_a_parent_that_is_gone(staff, make):
    parent = make()
    record = make(parent=parent)
    kind = record._meta.model_name
    delete(staff, record)
    delete(staff, parent)
    version = record.history.model.objects.get(history_type="-", parent_id__isnull=False)

    page = text(undelete(staff, kind, version))

    assert type(record).objects.get().parent is None
    assert "är återställd" in page
    assert "inte längre finns" in page


def test_a_deleted_city_and_its_agreement_come_back_without_what_is_gone(staff):
    picture, document = make_image(), make_document()
    city = make_city(image=picture)
    Agreement.objects.create(city=city, kind="partner-city", document=document)
    delete(staff, city)
    document.delete()
    picture.delete()

    page = text(undelete(staff, "city", City.history.filter(history_type="-").get()))

    assert City.objects.get().image is None
    assert Agreement.objects.get().document is None
    assert page.split("inte längre finns: ")[1].split(".")[0] == "bild, dokument"


def test_an_earlier_version_is_restored_without_a_parent_that_is_gone(staff):
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


def test_what_was_written_in_english_only_comes_back(staff):
    city = make_city(name_sv="", name_en="Kiel")
    delete(staff, city)

    undelete(staff, "city", City.history.filter(history_type="-").get())

    assert str(City.objects.get()) == "Kiel"


def test_a_deleted_host_town_does_not_become_gothenburg_when_its_city_is_gone(staff):
    town = make_rotation(towns=["Åbo"]).hosts.get()
    city = town.city
    delete(staff, town)
    delete(staff, city)
    version = HostTown.history.filter(history_type="-").get()

    html = text(staff.get(list_of("hosttown", "deleted")))
    page = text(undelete(staff, "hosttown", version))

    assert "En stad som har tagits bort" in html
    assert "kan inte återställas" in page
    assert not HostTown.objects.exists()


def test_a_version_of_a_document_comes_back_though_its_file_is_gone(staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    version = DocumentVersion(document=make_document(), valid_from="2020-01-01")
    version.file.save("plan.pdf", ContentFile(b"PDF"))
    version.file.storage.delete(version.file.name)
    version.delete()

    undelete(staff, "document", DocumentVersion.history.filter(history_type="-").get())

    assert DocumentVersion.objects.get().size == 3
