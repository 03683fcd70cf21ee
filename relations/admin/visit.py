from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns
from publishing.admin.record import (
    PUBLISHING,
    PublishableMixin,
    RecordAdmin,
    address_in,
    name_columns,
)
from relations.models import VisitKind


@admin.register(VisitKind)
class VisitKindAdmin(PublishableMixin, RecordAdmin):
    fieldsets = (
        (
            _("Title and text"),
            {"fields": (language_columns("title"), language_columns("body"), "position")},
        ),
        PUBLISHING,
    )
    list_display = (*name_columns("title"), "position", "state_shown")
    list_filter = ("state",)
    search_fields = (*language_columns("title"), *language_columns("body"))

    def site_address(self, record, language):
        return address_in(language, "relations:visits")
