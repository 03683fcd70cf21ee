"""Staff roles: groups with a stable code and a translated label."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.urls import reverse

from publishing import roles
from relations.roles import EDITED_MODELS
from tests.contact.factories import make_staff

pytestmark = pytest.mark.django_db

ROLES = ["handler", "registrar", "editor"]
LABELS = [
    ("sv", ["Handläggare", "Registrator", "Redaktör"]),
    ("en", ["Case officer", "Registrar", "Editor"]),
]


def permissions_of(group):
    return {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in group.permissions.select_related("content_type")
    }


@pytest.fixture
def administrator(client):
    client.force_login(User.objects.create_superuser("administrator"))
    client.defaults["wsgi.url_scheme"] = "https"
    return client


@pytest.mark.parametrize("code", ROLES)
def test_a_group_has_exactly_the_permissions_of_its_role(code):
    assert permissions_of(Group.objects.get(name=code)) == roles.permissions_of(code)


def test_every_role_is_a_group_and_there_is_no_other():
    assert {role.code for role in roles.all_roles()} == set(ROLES)
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_a_missing_group_is_created_by_migrate():
    Group.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert permissions_of(Group.objects.get(name="editor")) == roles.permissions_of("editor")


def test_migrate_keeps_what_staff_have_changed():
    group = Group.objects.get(name="handler")
    group.permissions.set(Permission.objects.filter(codename="view_case"))

    call_command("migrate", verbosity=0)

    assert permissions_of(group) == {"contact.view_case"}


def test_editors_edit_every_model_that_relations_has_in_the_admin():
    in_the_admin = {
        model._meta.model_name
        for model in admin.site._registry
        if model._meta.app_label == "relations"
    }

    assert set(EDITED_MODELS) == in_the_admin


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("admin:relations_city_changelist", 200),
        ("admin:relations_page_add", 200),
        ("admin:contact_office_changelist", 200),
        ("admin:publishing_sitenotice_add", 200),
        ("admin:contact_case_changelist", 403),
        ("admin:auth_user_changelist", 403),
    ],
)
def test_an_editor_opens_the_content_and_nothing_else(client, path, status):
    client.force_login(make_staff("eva", "editor"))

    assert client.get(reverse(path), secure=True).status_code == status


@pytest.mark.parametrize(("language", "labels"), LABELS)
@pytest.mark.parametrize("path", ["auth_group_changelist", "auth_user_changelist"])
def test_lists_show_roles_by_their_labels(administrator, language, labels, path):
    html = administrator.get(
        reverse(f"admin:{path}"), headers={"accept-language": language}
    ).content.decode()

    for label in labels:
        assert f">{label}</a>" in html
    assert ">handler<" not in html


@pytest.mark.parametrize(("language", "labels"), LABELS)
def test_the_form_of_a_user_shows_roles_by_their_labels(administrator, language, labels):
    page = reverse("admin:auth_user_change", args=[make_staff("omar", "handler").pk])

    html = administrator.get(page, headers={"accept-language": language}).content.decode()

    for label in labels:
        assert f">{label}</option>" in html
    assert ">handler</option>" not in html


@pytest.mark.parametrize(("language", "label"), [("sv", "Handläggare"), ("en", "Case officer")])
def test_a_role_keeps_its_code_and_may_change_its_permissions(administrator, language, label):
    group = Group.objects.get(name="handler")
    page = reverse("admin:auth_group_change", args=[group.pk])
    kept = Permission.objects.get(codename="view_case")

    html = administrator.get(page, headers={"accept-language": language}).content.decode()
    administrator.post(page, {"name": "renamed", "permissions": [kept.pk]})

    assert f'<div class="readonly">{label}</div>' in html
    group.refresh_from_db()
    assert group.name == "handler"
    assert permissions_of(group) == {"contact.view_case"}


def test_a_role_cannot_be_deleted_and_another_group_can(administrator):
    role, own = Group.objects.get(name="handler"), Group.objects.create(name="Praktikanter")

    answers = [
        administrator.post(
            reverse("admin:auth_group_delete", args=[group.pk]), {"post": "yes"}
        ).status_code
        for group in (role, own)
    ]

    assert answers == [403, 302]
    assert not Group.objects.filter(name="Praktikanter").exists()


def test_another_group_keeps_its_name():
    assert str(Group(name="Praktikanter")) == "Praktikanter"


def test_a_role_with_an_unknown_permission_is_not_created(monkeypatch):
    role = roles.Role("tester", "Tester", ("relations.view_city", "relations.no_such_thing"))
    monkeypatch.setitem(roles._roles, "tester", role)

    roles.create_groups(apps.get_app_config("relations"))

    assert not Group.objects.filter(name="tester").exists()
