import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from relations.models import Document, DocumentVersion
from tests.relations.factories import make_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def make_version(document, day, name="plan.pdf"):
    version = DocumentVersion(document=document, valid_from=day)
    version.file.save(name, ContentFile(b"PDF"))
    return version


def test_a_version_whose_file_is_not_on_disk_can_be_saved_and_keeps_its_size():
    version = make_version(make_document(), "2020-01-01")
    version.file.storage.delete(version.file.name)
    version = DocumentVersion.objects.get()

    version.change_sv = "Ny inledning"
    version.save()

    version.refresh_from_db()
    assert (version.change_sv, version.size) == ("Ny inledning", 3)


def test_a_new_file_brings_its_own_size():
    version = make_version(make_document(), "2020-01-01")

    version.file.save("plan.pdf", ContentFile(b"longer"))

    version.refresh_from_db()
    assert version.size == 6


def test_the_url_of_a_file_cannot_be_guessed_from_its_name():
    document = make_document(state="draft")
    names = [make_version(document, "2020-01-01").file.name for _number in range(2)]

    assert all(re.fullmatch(r"documents/[a-z]{16}/plan\.pdf", name) for name in names)
    assert names[0] != names[1]


def test_readers_get_the_newest_version_of_today_or_earlier(client):
    today = timezone.localdate()
    document = make_document()
    old = make_version(document, "2020-01-01", "old.pdf")
    current = make_version(document, today, "current.pdf")
    coming = make_version(document, today + timedelta(days=1), "coming.pdf")

    html = client.get(document.get_absolute_url("en")).content.decode()

    assert document.current_version == current
    assert document.published_versions == [current, old]
    assert html.index(current.file.url) < html.index(old.file.url)
    assert coming.file.url not in html


def test_a_document_with_only_a_coming_version_is_asked_for():
    document = make_document()
    make_version(document, timezone.localdate() + timedelta(days=1))

    assert document.current_version is None
    assert document.access == "on-request"


def test_the_current_files_of_many_documents_are_read_at_once(django_assert_num_queries):
    today = timezone.localdate()
    for _number in range(3):
        document = make_document()
        for day in ("2019-01-01", today, today + timedelta(days=1)):
            make_version(document, day, f"{day}.pdf")
    make_document()

    with django_assert_num_queries(1):
        *documents, without = Document.objects.with_current_file().order_by("pk")
        found = {document.file_name.rpartition("/")[2] for document in documents}
        ways = [document.access for document in (*documents, without)]

    assert found == {f"{today}.pdf"}
    assert ways == ["file", "file", "file", "on-request"]
    one_by_one = [document.current_version for document in Document.objects.order_by("pk")[:3]]
    assert [document.file_name for document in documents] == [v.file.name for v in one_by_one]
    assert {document.file_size for document in documents} == {3}
