"""Registry: staff roles, each a group with a stable code, a translated label and permissions.

Apps register their roles when they are loaded. After each `migrate` the missing groups are created
with their permissions. Existing groups are left alone, so that staff may add or take away
permissions; a release that adds a permission to a role grants it in a migration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.apps.registry import Apps

if TYPE_CHECKING:
    from django.contrib.auth.models import Group


@dataclass(frozen=True)
class Role:
    """`code` is the name of the group; permissions are written "app_label.codename"."""

    code: str
    label: str
    permissions: tuple[str, ...]


_roles: dict[str, Role] = {}
_grants: dict[str, tuple[str, ...]] = {}


def register(*roles: Role) -> None:
    _roles.update({role.code: role for role in roles})


def grant(code: str, *permissions: str) -> None:
    """Add permissions of one app to the role of another."""
    _grants[code] = tuple(dict.fromkeys((*_grants.get(code, ()), *permissions)))


def all_roles() -> Iterator[Role]:
    return iter(_roles.values())


def permissions_of(code: str) -> frozenset[str]:
    return frozenset(_roles[code].permissions) | frozenset(_grants.get(code, ()))


def is_role(group: "Group | None") -> bool:
    """Whether a group, or None, is one of the roles."""
    return group is not None and group.name in _roles


def label_of(group_name: str) -> str:
    """The label in the active language; a group that staff have made has its own name."""
    role = _roles.get(group_name)
    return str(role.label) if role else group_name


def create_groups(
    app_config: AppConfig, using: str = "default", apps: Apps = global_apps, **_: object
) -> None:
    """Receiver of post_migrate, which is sent for each app after its permissions exist.

    A role is created when the last of the apps that it has permissions of has been migrated.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    for role in all_roles():
        wanted = permissions_of(role.code)
        if not any(permission.startswith(f"{app_config.label}.") for permission in wanted):
            continue
        groups = group_model.objects.using(using)
        if groups.filter(name=role.code).exists():
            continue
        found = [
            permission
            for permission in permission_model.objects.using(using).select_related("content_type")
            if f"{permission.content_type.app_label}.{permission.codename}" in wanted
        ]
        if len(found) == len(wanted):
            groups.create(name=role.code).permissions.set(found)
