from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relations.models import Cooperation

from .labels import both
from .record import ADDRESS, PUBLISHING, EntryAdmin, name_columns
from .source import SourceNoteInline


@admin.register(Cooperation)
class CooperationAdmin(EntryAdmin):
    fieldsets = (
        (_("Title and text"), {"fields": (both("title"), both("intro"), both("body"))}),
        (_("Facts"), {"fields": ("former_website",)}),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        ADDRESS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    list_display = (*name_columns("title"), "state_shown", "languages", "updated_at")
