from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationGenericStackedInline

from relations.models import Source, SourceNote

from .labels import both
from .record import PartAdmin, RecordAdmin, SideBySideMixin, name_columns

NOTE_FIELDS = (
    both("fact"),
    ("source", "as_of"),
    "other_source",
    both("other_statement"),
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
class SourceNoteAdmin(StaffReviewerMixin, PartAdmin):
    """What is to be reviewed, whichever record it stands on."""

    fieldsets = ((None, {"fields": ("about", *NOTE_FIELDS)}),)
    readonly_fields = ("about",)
    list_display = ("__str__", "about", "source", "review_on", "reviewer")
    list_filter = ("source", "review_on", ("reviewer", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("source", "reviewer")
    search_fields = (*both("fact"), *both("other_statement"))
    date_hierarchy = "review_on"

    def get_model_perms(self, request):
        return RecordAdmin.get_model_perms(self, request)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("record")

    def has_add_permission(self, request):
        """A note is written on the record that it is about."""
        return False

    @admin.display(description=_("record"))
    def about(self, note):
        return note.record or "–"


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    fieldsets = ((None, {"fields": (both("title"), ("address", "dated"))}),)
    list_display = (*name_columns("title"), "link", "dated")
    search_fields = (*both("title"), "address")

    @admin.display(description=_("web address"), ordering="address")
    def link(self, source):
        if not source.address:
            return "–"
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.address, source.address)
