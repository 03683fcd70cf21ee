from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import name_columns, translated_fieldset
from publishing.admin.filters import LanguageFilter
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import SLUGS, HiddenFromIndexMixin, PublicRecordAdmin, RecordAdmin
from publishing.preview import preview_url
from relations.models import Page, PageFigure

from .figure import FIGURE_FIELDS, FigureInline
from .source import SourceNoteInline


class PageFigureInline(FigureInline):
    model = PageFigure


@admin.register(PageFigure)
class PageFigureAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("page", *FIGURE_FIELDS)}),)
    list_display = ("__str__", "page", "as_of")
    list_select_related = ("page",)


@admin.register(Page)
class PageAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Title and text"), "title", "short_title", "intro", "body"),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        (_("Where the page belongs"), {"fields": ("section", ("parent", "position"))}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (SourceNoteInline,)
    list_display = (
        *name_columns("title"),
        "section",
        "parent",
        "state_display",
        "languages",
        "updated_at",
    )
    list_filter = ("state", LanguageFilter, "section")
    list_select_related = ("parent",)

    def get_inlines(self, request, obj):
        """Figures are shown on the page of the networks, the first on the start page too."""
        inlines = super().get_inlines(request, obj)
        return (PageFigureInline, *inlines) if obj and obj.section == "networks" else inlines

    def site_url(self, record, language):
        """A draft that introduces a section is previewed at the section's URL."""
        url = super().site_url(record, language)
        return url if record.is_readable or record.is_below_about else preview_url(url)

    def get_readonly_fields(self, request, obj=None):
        """A page that introduces a section stays with it."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "section") if obj is not None and obj.section else fields

    def has_delete_permission(self, request, obj=None):
        """A page that introduces a section is not deleted."""
        if obj is not None and obj.section:
            return False
        return super().has_delete_permission(request, obj)
