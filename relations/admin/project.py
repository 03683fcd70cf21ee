from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relations.models import Project

from .filters import LanguageFilter
from .labels import both
from .record import ADDRESS, PUBLISHING, EntryAdmin, name_columns
from .source import SourceNoteInline


@admin.register(Project)
class ProjectAdmin(EntryAdmin):
    fieldsets = (
        (
            _("Title and text"),
            {"fields": (both("title"), both("intro"), both("body"), both("results"))},
        ),
        (_("With whom and about what"), {"fields": ("parent", "cities", "themes")}),
        (
            _("Money and time"),
            {
                "fields": (
                    both("programme"),
                    both("funding"),
                    ("granted", "duration_years"),
                    ("starts", "ends"),
                )
            },
        ),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        ADDRESS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    filter_horizontal = ("cities", "documents")
    checkbox_fields = ("themes",)
    list_display = (*name_columns("title"), "parent", "granted", "state_shown", "languages")
    list_filter = ("state", LanguageFilter, "themes", ("cities", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("parent",)
    search_fields = (*both("programme"), *both("funding"))
