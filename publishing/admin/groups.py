"""The admin of groups, which shows a role by its label and keeps its code."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from publishing import roles

admin.site.unregister(Group)


@admin.register(Group)
class RoleGroupAdmin(GroupAdmin):
    """A group that is a role has a fixed name, is not deleted, and may change its permissions."""

    def get_fields(self, request, obj=None):
        return ("label" if roles.is_role(obj) else "name", "permissions")

    def get_readonly_fields(self, request, obj=None):
        return ("label",) if roles.is_role(obj) else ()

    def has_delete_permission(self, request, obj=None):
        return not roles.is_role(obj) and super().has_delete_permission(request, obj)

    @admin.display(description=_("name"))
    def label(self, group):
        return str(group)
