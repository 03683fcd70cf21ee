from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.contact.factories import HANDLER, REGISTRAR


@pytest.mark.django_db
def test_the_groups_have_what_the_migration_says_and_nothing_more():
    migration = import_module("contact.migrations.0002_staff_groups")
    migration.make_groups(apps, None)

    for name, codenames in migration.GROUPS.items():
        held = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
        assert set(held) == set(codenames)


@pytest.mark.django_db(transaction=True)
def test_the_groups_come_and_go_with_their_migration():
    executor = MigrationExecutor(connection)
    executor.migrate([("contact", "0001_initial")])
    assert not Group.objects.exists()
    # On a new site they come after the last migration, and the groups cannot wait for that.
    Permission.objects.filter(content_type__app_label="contact").delete()

    MigrationExecutor(connection).migrate([("contact", "0002_staff_groups")])

    assert set(Group.objects.values_list("name", flat=True)) == {HANDLER, REGISTRAR}
    assert Group.objects.get(name=HANDLER).permissions.filter(codename="handle_case").exists()
