"""The page with the contact form while the database is down."""

import pytest

from tests.contact.factories import make_office
from tests.contact.pages import (
    FORM,
    LANGUAGES,
    TYPED,
    assert_everything_typed_is_kept,
    send,
    words,
)

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_the_form_is_there_without_the_database(client, database_down, language):
    with database_down():
        response = client.get(FORM[language])

    assert response.status_code == 200
    assert "<textarea" in response.content.decode()
    assert "GDPR" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Meddelandet kunde inte sparas. Felet är hos oss."),
        ("en", "could not be saved because of a problem on our side"),
    ],
)
@pytest.mark.parametrize("is_office_known", [True, False])
def test_without_the_database_everything_typed_is_kept(
    client, database_down, language, text, is_office_known
):
    if is_office_known:
        make_office(telephone="031-1", telephone_from_abroad="+46 31 1")
        client.get(FORM[language])
    number = {
        ("sv", True): "031-1.",
        ("en", True): "+46 31 1.",
        ("sv", False): "031-365 00 00 (Göteborgs Stads kontaktcenter).",
        ("en", False): "+46 31 365 00 00 (the City of Gothenburg’s contact centre).",
    }[language, is_office_known]

    with database_down():
        response = send(client, language, **TYPED)

    assert response.status_code == 503
    assert text in words(response)
    assert number in words(response)
    assert_everything_typed_is_kept(response)
