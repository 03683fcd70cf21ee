"""A page asks the database at most twelve times, however much there is to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing import sections
from relations.models import DocumentVersion, Forum, HostTown, Meeting, NetworkFigure
from tests.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source_note,
    make_theme,
    make_visit_kind,
)

pytestmark = pytest.mark.django_db

LIMIT = 12
SECTIONS = [section.code for section in sections.all_sections()]


@pytest.fixture
def _sections():
    for section in SECTIONS:
        page = make_page(section=section)
        page.documents.add(make_document())
        make_source_note(page)


@pytest.fixture
def records():
    """One record of each kind, at the address "one"."""
    make_rotation()
    return {
        "city": make_city(slug_en="one"),
        "network": make_network(slug_en="one"),
        "project": make_project(slug_en="one", parent=make_project()),
        "cooperation": make_cooperation(slug_en="one"),
        "document": make_document(slug_en="one"),
        "about": make_page(slug_en="one"),
    }


def relate(records, number):
    """So many rows of everything, related to each of the records."""
    city, network, project, cooperation, document, about = records.values()
    host = HostTown.objects.first()
    for _ in range(number):
        theme, attached = make_theme(), make_document()
        related_city, related_project = make_city(), make_project(parent=project)
        city.themes.add(theme)
        project.themes.add(theme)
        related_city.themes.add(theme)
        for record in (city, network, project, cooperation, about):
            record.documents.add(attached, document)
        for record in records.values():
            make_source_note(record)
        city.agreements.create(kind="partner-city", signed="1986", document=attached)
        related_project.cities.add(city)
        project.cities.add(related_city)
        Forum.objects.create(network=network, name_sv="Kultur", name_en="Culture")
        NetworkFigure.objects.create(network=network, value=1, unit_sv="st", unit_en="items")
        for make in (make_network, make_cooperation, make_visit_kind):
            make()
        DocumentVersion.objects.bulk_create(
            [DocumentVersion(document=document, file="a.pdf", size=1, valid_from="2020-01-01")]
        )
        meeting = Meeting.objects.create(
            year=1950 + Meeting.objects.count(), host=host, state="published", evaluation=attached
        )
        meeting.documents.add(attached)


PATHS = [
    "/en/",
    "/en/cities/",
    "/en/cities/?kind=partner-city&status=active&country=PL",
    "/en/cities/one/",
    "/en/friendship-towns/",
    "/en/networks/",
    "/en/networks/one/",
    "/en/projects/",
    "/en/projects/one/",
    "/en/cooperation/",
    "/en/cooperation/one/",
    "/en/visits/",
    "/en/documents/",
    "/en/documents/one/",
    "/en/about/",
    "/en/about/one/",
    "/en/contact/",
]


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.usefixtures("_sections")
def test_a_page_asks_the_same_few_questions_of_few_and_of_many_rows(client, records):
    relate(records, 2)
    with_few = {path: queries(client, path) for path in PATHS}
    relate(records, 20)
    with_many = {path: queries(client, path) for path in PATHS}

    for path in PATHS:
        assert len(with_few[path]) <= LIMIT, "\n".join([path, *with_few[path]])
        assert len(with_many[path]) == len(with_few[path]), "\n".join([path, *with_many[path]])
