from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns, name_columns
from publishing.admin.publish import PUBLISHING, PublishableMixin
from publishing.admin.record import PartAdminMixin, RecordAdmin
from relations.models import VisitKind


@admin.register(VisitKind)
class VisitKindAdmin(PartAdminMixin, PublishableMixin, RecordAdmin):
    fieldsets = (
        (
            _("Title and text"),
            {
                "fields": (
                    language_columns("audience"),
                    language_columns("title"),
                    language_columns("body"),
                    "next_step",
                    "position",
                )
            },
        ),
        PUBLISHING,
    )
    list_display = (*name_columns("title"), "next_step", "position", "state_display")
    list_filter = ("state",)
    search_fields = (*language_columns("title"), *language_columns("body"))
