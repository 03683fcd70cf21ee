"""The admin of users and groups: permissions in words that staff read."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission

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
