"""The admin of users and groups: roles by their label, permissions in the reader's language."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from publishing import roles

from .lookups import LookupMixin

admin.site.unregister(User)
admin.site.unregister(Group)

# Django stores the names of its own permissions in English.
ACTIONS = {
    "add": _("%(model)s: add"),
    "change": _("%(model)s: change"),
    "delete": _("%(model)s: delete"),
    "view": _("%(model)s: view"),
}


def permission_label(permission):
    """The permission in the active language, with the kind of record it is for.

    The names that are stored are in the language of whoever ran the migrations.
    """
    model = permission.content_type.model_class()
    name = str(model._meta.verbose_name) if model else permission.content_type.model
    action = permission.codename.partition("_")[0]
    if permission.codename == f"{action}_{permission.content_type.model}" and action in ACTIONS:
        return ACTIONS[action] % {"model": name}
    special = dict(model._meta.permissions) if model else {}
    return f"{name}: {special.get(permission.codename, permission.name)}"


class PermissionLabelMixin:
    """Offers the permissions of models that staff meet, labelled in their language."""

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name in ("permissions", "user_permissions") and field is not None:
            field.label_from_instance = permission_label
            field.queryset = field.queryset.exclude(content_type__model__startswith="historical")
        return field


class FieldNamesInLogMixin:
    """Logs changed fields by their names, which the log translates when it is read.

    Django logs the labels of the form: they begin in capitals, and no catalogue has those.
    """

    def construct_change_message(self, request, form, formsets, add=False):
        message = super().construct_change_message(request, form, formsets, add)
        fields = {field.name: field for field in self.opts.get_fields() if field.concrete}
        with override(None):
            for change in (part["changed"] for part in message if "changed" in part):
                labels = zip(form.changed_data, change["fields"], strict=True)
                change["fields"] = [
                    str(fields[name].verbose_name) if name in fields else label
                    for name, label in labels
                ]
        return message


@admin.register(User)
class StaffUserAdmin(LookupMixin, PermissionLabelMixin, FieldNamesInLogMixin, UserAdmin):
    pass


@admin.register(Group)
class RoleGroupAdmin(LookupMixin, PermissionLabelMixin, FieldNamesInLogMixin, GroupAdmin):
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
