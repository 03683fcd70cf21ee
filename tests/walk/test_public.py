"""From both start pages along every link that the site offers to a visitor."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import translation

from gbgintl.example_data import Sizes, fill
from gbgintl.initial_content.loader import load_content

from .expected import expected_status
from .result import IS_FILLED, keep_result
from .walker import Walk
from .words import english_left

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NOT_SERVED_HERE = ("/static/", "/media/")


def wants(url, referrer):
    """Every link, with one filter and any page of the list: combined filters would have no end."""
    if url.startswith(NOT_SERVED_HERE):
        return False
    return len(parse_qs(urlsplit(url).query).keys() - {"page"}) <= 1


def normalise(url):
    """The form knows which page it is opened from, and is the same page from all of them."""
    path, _mark, _query = url.partition("?")
    forms = []
    for language in ("sv", "en"):
        with translation.override(language):
            forms.append(reverse("contact:form"))
    return path if path in forms else url


def test_every_link_of_the_site_leads_to_a_page(client):
    load_content()
    if IS_FILLED:
        fill(Sizes.of(), beside_other_content=True)

    walk = Walk(client, wants, expected_status, normalise).run("/sv/", "/en/", "/")
    keep_result("site, both languages", walk)

    assert walk.findings == []
    assert len(walk.visits) > 150
    for visit in walk.visits.values():
        if visit.reading.language:
            assert visit.url.startswith(f"/{visit.reading.language}/"), visit.url
            # Example data has texts in one language on purpose, and pieces without a mark of it.
            assert IS_FILLED or english_left(visit.reading) == [], visit.url


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_link_of_an_empty_site_leads_to_a_page(client, language):
    walk = Walk(client, wants, expected_status, normalise).run(f"/{language}/")

    assert walk.findings == []
    assert len(walk.visits) > 15
