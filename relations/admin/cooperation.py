from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns
from publishing.admin.record import ADDRESS, PUBLISHING, PublicRecordAdmin, name_columns
from relations.models import Cooperation

from .source import SourceNoteInline


@admin.register(Cooperation)
class CooperationAdmin(PublicRecordAdmin):
    fieldsets = (
        (
            _("Title and text"),
            {
                "fields": (
                    language_columns("title"),
                    language_columns("intro"),
                    language_columns("body"),
                )
            },
        ),
        (_("Facts"), {"fields": ("former_website",)}),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        ADDRESS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    list_display = (*name_columns("title"), "state_shown", "languages", "updated_at")
