"""A page asks the database at most twelve times, however much there is to show."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gbgintl.example_data import Sizes, fill
from relations.models import City, Cooperation, Document, Network, Page, Project

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIMIT = 12
# The first record of each kind has as many related rows as `related` says.
FEW = Sizes.of(14, pages=27, cases=0, images=2, themes=3, meetings=6, related=3)
MANY = Sizes.of(30, pages=43, cases=0, images=2, themes=9, meetings=20, related=12)

LISTS = [
    "/en/",
    "/en/cities/",
    "/en/cities/?kind=partner-city&status=active&country=PL",
    "/en/friendship-towns/",
    "/en/networks/",
    "/en/projects/",
    "/en/cooperation/",
    "/en/visits/",
    "/en/documents/",
    "/en/about/",
    "/en/contact/",
]
# The first page that introduces no section is the first about the site.
RECORDS = {
    "city": lambda: City.objects.earliest("pk"),
    "network": lambda: Network.objects.earliest("pk"),
    "project": lambda: Project.objects.earliest("pk"),
    "cooperation": lambda: Cooperation.objects.earliest("pk"),
    "document": lambda: Document.objects.earliest("pk"),
    "page about the site": lambda: Page.objects.readable().filter(section="").earliest("pk"),
}


def counted(client, path):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, path
    return [query["sql"] for query in captured.captured_queries]


def queries_with(client, sizes):
    """Of every page, filled with so many rows; which are gone afterwards."""
    with transaction.atomic():
        fill(sizes)
        found = {path: counted(client, path) for path in LISTS}
        for name, record in RECORDS.items():
            found[name] = counted(client, record().get_absolute_url("en"))
        transaction.set_rollback(True)
    return found


def test_a_page_makes_the_same_few_queries_for_few_and_for_many_rows(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    with_few, with_many = queries_with(client, FEW), queries_with(client, MANY)

    for page, queries in with_few.items():
        assert len(queries) <= LIMIT, "\n".join([page, *queries])
        assert len(with_many[page]) == len(queries), "\n".join([page, *with_many[page]])
