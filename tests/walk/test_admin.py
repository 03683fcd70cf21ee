"""From the admin's first page along everything it offers, in both languages and in every role."""

import pytest

from .admin import AdminLinks, normalise, searches, use_language
from .result import keep_result
from .walker import Walk
from .words import english_left

pytestmark = [pytest.mark.django_db, pytest.mark.walk]


def walk_admin(client, user, language):
    client.force_login(user)
    use_language(client, language)
    return Walk(client, AdminLinks(), normalise=normalise).run("/admin/", *searches())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_of_the_admin_opens(client, filled, language):
    walk = walk_admin(client, filled["superuser"], language)
    keep_result(f"admin in {language}", walk)

    assert walk.findings == []
    pages = [visit for visit in walk.visits.values() if visit.reading.language]
    assert {visit.reading.language for visit in pages} == {language}
    if language == "sv":
        left = {}
        for visit in pages:
            for text in english_left(visit.reading):
                left.setdefault(text, visit.url)

        assert left == {}
