"""Base classes for the admin of everything the site publishes.

`HistoryAdmin`         any model with a history, translated or not
`RecordAdmin`          a model with translated fields
`PublicRecordAdmin`    a model with a public page of its own
`PartAdminMixin`       added to one of these for what is a part of a section's page
`HiddenFromIndexMixin` added to one of these for a model that is edited inline on its owner
"""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from js_asset import Media, Script
from modeltranslation.admin import TranslationAdmin
from simple_history.admin import SimpleHistoryAdmin

from publishing.language import LANGUAGES
from publishing.preview import preview_url

from .columns import language_columns
from .deleted import DeletedRecordsMixin
from .filters import LanguageFilter
from .history import HistoryMixin
from .lookups import LookupMixin
from .publish import PublishableMixin
from .side_by_side import SideBySideMixin

SLUGS = (
    gettext_lazy("Address of the page"),
    {
        "fields": (language_columns("slug"),),
        "classes": ["collapse"],
    },
)


class HistoryAdmin(
    LookupMixin, SideBySideMixin, DeletedRecordsMixin, HistoryMixin, SimpleHistoryAdmin
):
    """History, restoring of deleted records, and links to the public page in each language."""

    # Replaced by site_links, which has one link for each language.
    view_on_site = False
    list_per_page = 50

    @property
    def media(self):
        return super().media + Media(js=[Script("js/admin-forms.js", defer=True)])

    def site_url(self, record, language):
        """The path of the public page that shows the record, or None."""
        if hasattr(record, "get_absolute_url"):
            return record.get_absolute_url(language)
        return None

    def site_links(self, record):
        names = {"sv": _("View in Swedish"), "en": _("View in English")}
        links = [(names[language], self.site_url(record, language)) for language in LANGUAGES]
        return [(name, url) for name, url in links if url]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        if obj is not None:
            context["site_links"] = self.site_links(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


class RecordAdmin(HistoryAdmin, TranslationAdmin):
    """A record with translated fields."""


class PartAdminMixin:
    """Previews what readers find on the page of a section, and cannot see yet."""

    def site_url(self, record, language):
        url = super().site_url(record, language)
        return url if record.is_readable else preview_url(url)


class HiddenFromIndexMixin:
    """Hides a model that is edited inline from the index; its history has screens all the same."""

    def get_model_perms(self, request):
        return {}


class PublicRecordAdmin(PublishableMixin, RecordAdmin):
    """A record with a public page of its own."""

    list_filter = ("state", LanguageFilter)
    filter_horizontal = ("documents",)

    @property
    def title_field(self):
        return self.model.title_field

    def get_queryset(self, request):
        return super().get_queryset(request).alphabetical()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Either title may be left empty; PublicRecord.clean() requires one of them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in language_columns(self.title_field):
            field.required = False
        return field

    def get_search_fields(self, request):
        return (
            *language_columns(self.title_field),
            *language_columns("intro"),
            *language_columns("body"),
            *self.search_fields,
        )

    @admin.display(description=gettext_lazy("languages"))
    def languages(self, record):
        written = {code for code in LANGUAGES if record.is_written_in(code)}
        if written == set(LANGUAGES):
            return pgettext("languages", "both")
        if not written:
            return _("Parts are missing in both")
        return _("English is missing") if written == {"sv"} else _("Swedish is missing")
