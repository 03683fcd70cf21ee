from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import name_columns, translated_fieldset
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import SLUGS, PublicRecordAdmin
from relations.models import Cooperation

from .source import SourceNoteInline


@admin.register(Cooperation)
class CooperationAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Title and text"), "title", "intro", "body"),
        (_("Facts"), {"fields": ("former_website",)}),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    list_display = (*name_columns("title"), "state_display", "languages", "updated_at")
