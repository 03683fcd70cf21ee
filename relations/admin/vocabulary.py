from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns, name_columns
from publishing.admin.record import RecordAdmin
from relations.models import RelationTerm, Theme


@admin.register(RelationTerm)
class RelationTermAdmin(RecordAdmin):
    """The texts can be changed; the set of kinds and statuses is fixed."""

    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("code", "group"),
                    language_columns("name"),
                    language_columns("plural_name"),
                    language_columns("definition"),
                    language_columns("meaning"),
                    "position",
                ),
                "description": _(
                    "The text is shown on the page of every city with this type or status."
                ),
            },
        ),
    )
    readonly_fields = ("code", "group")
    list_display = (*name_columns("name"), "group", "position")
    list_filter = ("group",)
    search_fields = (
        *language_columns("name"),
        *language_columns("plural_name"),
        *language_columns("definition"),
        *language_columns("meaning"),
    )
    can_restore_deleted = False

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    fieldsets = ((None, {"fields": (language_columns("name"), "code")}),)
    list_display = (*name_columns("name"), "code")
    search_fields = (*language_columns("name"), "code")

    def get_queryset(self, request):
        return super().get_queryset(request).alphabetical()
