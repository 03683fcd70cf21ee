from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import F
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationGenericStackedInline

from publishing.admin.columns import language_columns, name_columns
from publishing.admin.record import RecordAdmin
from publishing.admin.side_by_side import SideBySideMixin
from relations.models import Source, SourceNote

NOTE_FIELDS = (
    language_columns("fact"),
    ("source", "as_of"),
    "other_source",
    language_columns("other_statement"),
    ("review_on", "reviewer"),
)


class StaffReviewerMixin:
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "reviewer":
            kwargs["queryset"] = get_user_model().objects.filter(is_staff=True, is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class SourceNoteInline(StaffReviewerMixin, SideBySideMixin, TranslationGenericStackedInline):
    model = SourceNote
    fields = NOTE_FIELDS
    extra = 0
    show_change_link = True


@admin.register(SourceNote)
class SourceNoteAdmin(StaffReviewerMixin, RecordAdmin):
    """All source notes, those that are to be reviewed first and by date."""

    fieldsets = ((None, {"fields": ("about", *NOTE_FIELDS)}),)
    readonly_fields = ("about",)
    list_display = ("__str__", "about", "source", "review_on", "reviewer")
    list_filter = ("source", "review_on", ("reviewer", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("source", "reviewer")
    search_fields = (*language_columns("fact"), *language_columns("other_statement"))
    date_hierarchy = "review_on"
    ordering = (F("review_on").asc(nulls_last=True), "pk")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("record")

    def has_add_permission(self, request):
        """Notes are added inline on the record that they are about."""
        return False

    @admin.display(description=_("record"))
    def about(self, note):
        return note.record or "–"


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    fieldsets = ((None, {"fields": (language_columns("title"), ("url", "dated"))}),)
    list_display = (*name_columns("title"), "link", "dated")
    search_fields = (*language_columns("title"), "url")

    @admin.display(description=_("web address"), ordering="url")
    def link(self, source):
        if not source.url:
            return "–"
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.url, source.url)
