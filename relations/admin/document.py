from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from publishing.admin.columns import language_columns, name_columns, translated_fieldset
from publishing.admin.filters import LanguageFilter
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import SLUGS, HiddenFromIndexMixin, PublicRecordAdmin, RecordAdmin
from publishing.admin.side_by_side import SideBySideMixin
from relations.models import Document, DocumentVersion

from .source import SourceNoteInline

VERSION_FIELDS = (("file", "valid_from"), language_columns("change"))


class DocumentVersionInline(SideBySideMixin, TranslationStackedInline):
    model = DocumentVersion
    fields = VERSION_FIELDS
    extra = 0
    show_change_link = True


@admin.register(DocumentVersion)
class DocumentVersionAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("document", *VERSION_FIELDS)}),)
    list_display = ("document", "file", "valid_from")
    list_select_related = ("document",)


@admin.register(Document)
class DocumentAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Title and text"), "title", "intro", "body"),
        (
            _("The document"),
            {
                "fields": (
                    ("kind", "written_language"),
                    ("dated", "decision_number"),
                    "link",
                ),
                "description": _(
                    "Files are added below, as versions: the newest is the one readers "
                    "get, always at the same address. If there is neither a file nor a "
                    "link, readers are told that they can ask the office for the document."
                ),
            },
        ),
        (_("Picture"), {"fields": ("image",)}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (DocumentVersionInline, SourceNoteInline)
    filter_horizontal = ()
    list_display = (*name_columns("title"), "kind", "access_display", "state_display", "languages")
    list_filter = ("state", LanguageFilter, "kind", "written_language")
    search_fields = ("decision_number", "link")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("versions")

    @admin.display(description=_("how readers get it"))
    def access_display(self, document):
        return document.access.label
