from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns, name_columns, translated_fieldset
from publishing.admin.filters import LanguageFilter
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import SLUGS, PublicRecordAdmin
from relations.models import Project

from .source import SourceNoteInline


@admin.register(Project)
class ProjectAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Title and text"), "title", "intro", "body", "results"),
        (_("With whom and about what"), {"fields": ("parent", "cities", "themes")}),
        (
            _("Money and time"),
            {
                "fields": (
                    language_columns("programme"),
                    language_columns("funding"),
                    "funders",
                    ("granted", "duration_years"),
                    ("starts", "ends"),
                )
            },
        ),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    filter_horizontal = ("cities", "funders", "documents")
    checkbox_fields = ("themes",)
    list_display = (*name_columns("title"), "parent", "granted", "state_display", "languages")
    list_filter = ("state", LanguageFilter, "themes", ("cities", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("parent",)
    search_fields = (*language_columns("programme"), *language_columns("funding"))
