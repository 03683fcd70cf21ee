from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from publishing.admin.columns import language_columns, name_columns, translated_fieldset
from publishing.admin.filters import LanguageFilter
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import SLUGS, HiddenFromIndexMixin, PublicRecordAdmin, RecordAdmin
from publishing.admin.side_by_side import SideBySideMixin
from relations.models import Forum, Network, NetworkFigure

from .figure import FIGURE_FIELDS, FigureInline
from .source import SourceNoteInline


class NetworkFigureInline(FigureInline):
    model = NetworkFigure


class ForumInline(SideBySideMixin, TranslationStackedInline):
    model = Forum
    fields = (language_columns("name"), "position")
    extra = 0
    show_change_link = True


@admin.register(NetworkFigure)
class NetworkFigureAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("network", *FIGURE_FIELDS)}),)
    list_display = ("__str__", "network", "as_of")
    list_select_related = ("network",)


@admin.register(Forum)
class ForumAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("network", language_columns("name"), "position")}),)
    list_display = ("__str__", "network", "position")
    list_select_related = ("network",)


@admin.register(Network)
class NetworkAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Name and text"), "name", "intro", "body"),
        (
            _("Facts"),
            {
                "fields": (
                    ("acronym", "website"),
                    "is_member",
                    ("founded_year", "member_since_year"),
                )
            },
        ),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (NetworkFigureInline, ForumInline, SourceNoteInline)
    list_display = (
        *name_columns("name"),
        "acronym",
        "is_member",
        "member_since_year",
        "state_display",
        "languages",
    )
    list_filter = ("state", LanguageFilter, "is_member")
    search_fields = ("acronym",)
