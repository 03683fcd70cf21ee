"""From the admin's first page along everything it offers, in both languages and in every role."""

import pytest

from .admin import AdminLinks, normalise, searches, use_language
from .result import keep_result
from .walker import Walk
from .words import english_left

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# Without those of filters and searches.
LEAST_PAGES = {
    "superuser": 150,
    "editor": 110,
    "handler": 10,
    "registrar": 20,
    "without rights": 2,
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("role", LEAST_PAGES)
def test_every_page_that_the_admin_offers_a_role_opens(client, filled, role, language):
    client.force_login(filled[role])
    use_language(client, language)

    walk = Walk(client, AdminLinks(), normalise=normalise).run("/admin/", *searches(filled[role]))
    keep_result(f"admin in {language} as {role}", walk)

    assert walk.findings == []
    assert len([url for url in walk.visits if "?" not in url]) >= LEAST_PAGES[role]
    pages = [visit for visit in walk.visits.values() if visit.reading.language]
    assert {visit.reading.language for visit in pages} == {language}
    if language == "sv":
        left = {text: v.url for v in pages for text in english_left(v.reading)}
        assert left == {}
