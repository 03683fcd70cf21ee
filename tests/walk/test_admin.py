"""From the admin's first page along everything it offers, in both languages and in every role."""

import pytest

from .admin import AdminLinks, normalise, searches, use_language
from .result import IS_FILLED, keep_result
from .walker import Walk
from .words import english_left

pytestmark = [pytest.mark.django_db, pytest.mark.walk]


def walk_admin(client, user, language, with_queries=True):
    client.force_login(user)
    use_language(client, language)
    starts = searches() if with_queries and user.is_superuser else ()
    return Walk(client, AdminLinks(with_queries), normalise=normalise).run("/admin/", *starts)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_of_the_admin_opens(client, filled, language):
    """Filters are the same in both languages: in English `make walk` tries them."""
    with_queries = IS_FILLED or language == "sv"
    walk = walk_admin(client, filled["superuser"], language, with_queries)
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


@pytest.mark.parametrize("role", ["editor", "handler", "registrar", "without rights"])
def test_everything_that_the_admin_offers_a_role_opens(client, filled, role):
    """Filters are tried for a superuser; `make walk` tries them in every role."""
    walk = walk_admin(client, filled[role], "sv", with_queries=IS_FILLED)
    keep_result(f"admin as {role}", walk)

    assert walk.findings == []
    assert {"/admin/", "/admin/password_change/"} <= set(walk.visits)
