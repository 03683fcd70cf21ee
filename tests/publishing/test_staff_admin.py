"""The admin of users and groups: permissions in words that staff read."""

from datetime import UTC, datetime
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "own", "special"),
    [
        ("sv", "stad: ändra", "ärende: Kan handlägga och besvara ärenden"),
        ("en", "city: change", "case: Can handle and answer cases"),
    ],
)
def test_permissions_are_named_in_the_readers_language(admin_client, language, own, special):
    Permission.objects.filter(codename="handle_case").update(name="Namn i ett tredje språk")
    admin_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    html = admin_client.get("/admin/auth/group/add/").content.decode()

    assert f">{own}</option>" in html
    assert f">{special}</option>" in html
    assert "historical" not in html


@pytest.mark.parametrize(("language", "label"), [("sv", "Sök"), ("en", "Search")])
def test_the_search_field_of_a_list_is_named_in_the_readers_language(admin_client, language, label):
    admin_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    html = admin_client.get("/admin/auth/user/").content.decode()

    assert f'alt="{label}"' in html


def test_the_search_form_differs_from_djangos_in_its_alt_text_alone():
    """Once Django translates it, the copy is to be removed."""
    djangos = Path(django.__file__).parent / "contrib/admin/templates/admin/search_form.html"
    copy = Path(settings.BASE_DIR) / "templates/admin/search_form.html"

    _comment, *lines = (
        copy.read_text().replace("blocktranslate trimmed", "blocktranslate").splitlines()
    )

    text = "\n".join(lines).replace("""alt="{% translate 'Search' %}\"""", 'alt="Search"')
    assert text == djangos.read_text().strip()


@pytest.mark.parametrize(
    ("language", "logged"),
    [
        ("sv", "Ändrade förnamn, e-postadress och registreringsdatum."),
        ("en", "Changed first name, email address and date joined."),
    ],
)
def test_the_history_of_a_user_is_in_the_readers_language(admin_client, language, logged):
    joined = datetime(2026, 1, 2, 9, tzinfo=UTC)
    user = User.objects.create_user("eva", date_joined=joined)
    change, history = (
        reverse(f"admin:auth_user_{page}", args=[user.pk]) for page in ("change", "history")
    )
    form = {"username": "eva", "is_active": "on", "first_name": "Eva", "email": "eva@example.org"}
    form |= {"date_joined_0": "2026-01-02", "date_joined_1": "10:00:00"}
    assert admin_client.post(change, form).status_code == 302
    admin_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    html = admin_client.get(history).content.decode()

    assert logged in html
