from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from relations.models import Forum, Network, NetworkFigure

from .filters import LanguageFilter
from .labels import both
from .record import ADDRESS, PUBLISHING, EntryAdmin, PartAdmin, SideBySideMixin, name_columns
from .source import SourceNoteInline

FIGURE_FIELDS = (("precision", "value"), both("unit"), ("as_of", "position"))


class NetworkFigureInline(SideBySideMixin, TranslationStackedInline):
    model = NetworkFigure
    fields = FIGURE_FIELDS
    extra = 0
    show_change_link = True


class ForumInline(SideBySideMixin, TranslationStackedInline):
    model = Forum
    fields = (both("name"), "position")
    extra = 0
    show_change_link = True


@admin.register(NetworkFigure)
class NetworkFigureAdmin(PartAdmin):
    fieldsets = ((None, {"fields": ("network", *FIGURE_FIELDS)}),)
    list_display = ("__str__", "network", "as_of")
    list_select_related = ("network",)


@admin.register(Forum)
class ForumAdmin(PartAdmin):
    fieldsets = ((None, {"fields": ("network", both("name"), "position")}),)
    list_display = ("__str__", "network", "position")
    list_select_related = ("network",)


@admin.register(Network)
class NetworkAdmin(EntryAdmin):
    fieldsets = (
        (_("Name and text"), {"fields": (both("name"), both("intro"), both("body"))}),
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
        ADDRESS,
        PUBLISHING,
    )
    inlines = (NetworkFigureInline, ForumInline, SourceNoteInline)
    list_display = (
        *name_columns("name"),
        "acronym",
        "is_member",
        "member_since_year",
        "state_shown",
        "languages",
    )
    list_filter = ("state", LanguageFilter, "is_member")
    search_fields = ("acronym",)
