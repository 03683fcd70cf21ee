"""Listing and restoring deleted records."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from publishing.admin.deleted import LIMIT
from relations.models import Agreement, City, DocumentVersion, HostTown, SourceNote
from tests.relations.admin.pages import list_of, page_of, text
from tests.relations.factories import (
    make_city,
    make_document,
    make_image,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source_note,
    make_theme,
)


def delete(staff, record):
    response = staff.post(page_of(record, "delete"), {"post": "yes"})
    assert response.status_code == 302


def undelete(staff, model_name, version):
    label = version.instance_type._meta.label_lower
    return staff.post(
        list_of(model_name, "deleted"), {"model": label, "version": version.pk}, follow=True
    )


def test_a_deleted_record_is_listed_and_restored_at_its_url(staff, editor):
    theme = make_theme()
    city = make_city(name_sv="Kiel", name_en="Kiel", intro_sv="Text.", intro_en="Text.")
    city.themes.add(theme)
    url = city.get_absolute_url("sv")
    key = city.pk
    delete(staff, city)
    assert staff.get(url).status_code == 404

    html = text(staff.get(list_of("city", "deleted")))
    assert "Kiel" in html
    assert "editor" in html
    page = text(undelete(staff, "city", City.history.filter(history_type="-").get()))

    assert "är återställd" in page
    restored = City.objects.get(pk=key)
    assert (restored.intro_sv, restored.intro_en) == ("Text.", "Text.")
    assert list(restored.themes.all()) == [theme]
    assert "Text." in text(staff.get(url))
    assert "Kiel" not in text(staff.get(list_of("city", "deleted")))


def test_what_was_deleted_by_cascade_is_restored_with_the_record(staff):
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


def test_parts_are_restored_however_many_other_parts_have_been_deleted_since(staff):
    city, other = make_city(), make_city()
    Agreement.objects.create(city=city, kind="partner-city", signed="1986")
    delete(staff, city)
    version = City.history.filter(history_type="-").get()
    part = Agreement.history.filter(history_type="-").get()
    later = version.history_date + timedelta(minutes=1)
    Agreement.history.bulk_create(
        Agreement.history.model(
            id=part.id + number,
            city_id=other.pk,
            kind="partner-city",
            history_type="-",
            history_date=later,
        )
        for number in range(1, LIMIT + 1)
    )

    undelete(staff, "city", version)

    assert [agreement.signed for agreement in Agreement.objects.all()] == ["1986"]


def test_an_inline_is_not_restored_without_its_owner(staff):
    city = make_city()
    Agreement.objects.create(city=city, kind="partner-city")
    delete(staff, city)
    version = Agreement.history.filter(history_type="-").get()
    page = text(undelete(staff, "city", version))

    assert "kan inte återställas" in page
    assert not Agreement.objects.exists()


def test_a_record_whose_slug_is_taken_is_refused_with_the_reason(staff):
    network = make_network(name_sv="Polis", name_en="Polis")
    delete(staff, network)
    make_network(name_sv="Polis", name_en="Polis", slug_sv="polis", slug_en="polis")

    page = text(undelete(staff, "network", network.history.filter(history_type="-").get()))

    assert "kan inte återställas" in page


def test_only_deleted_records_can_be_restored(staff):
    project = make_project()

    made = staff.post(
        list_of("project", "deleted"),
        {"model": "relations.project", "version": project.history.latest().pk},
    )
    foreign = staff.post(list_of("project", "deleted"), {"model": "auth.user", "version": 1})

    assert made.status_code == 404
    assert foreign.status_code == 403


@pytest.mark.parametrize("version", ["abc", "", "-1", "1.5", "9" * 30])
def test_an_invalid_version_number_is_not_found(staff, version):
    data = {"model": "relations.city", "version": version}

    assert staff.post(list_of("city", "deleted"), data).status_code == 404


@pytest.mark.parametrize("make", [make_project, make_page])
def test_a_record_is_restored_without_a_deleted_parent(staff, make):
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


def test_a_city_and_its_agreement_are_restored_without_deleted_relations(staff):
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


def test_a_record_in_english_only_is_restored(staff):
    city = make_city(name_sv="", name_en="Kiel")
    delete(staff, city)

    undelete(staff, "city", City.history.filter(history_type="-").get())

    assert str(City.objects.get()) == "Kiel"


def test_a_host_town_whose_city_is_deleted_does_not_become_gothenburg(staff):
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


def test_a_document_version_is_restored_without_its_file(staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    version = DocumentVersion(document=make_document(), valid_from="2020-01-01")
    version.file.save("plan.pdf", ContentFile(b"PDF"))
    version.file.storage.delete(version.file.name)
    version.delete()

    undelete(staff, "document", DocumentVersion.history.filter(history_type="-").get())

    assert DocumentVersion.objects.get().size == 3
