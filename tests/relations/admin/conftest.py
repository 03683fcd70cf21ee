import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("editor", password="a long password")


@pytest.fixture
def staff(client, editor):
    """A browser in which the editor has logged in, in Swedish."""
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "sv"
    client.defaults["wsgi.url_scheme"] = "https"
    return client
