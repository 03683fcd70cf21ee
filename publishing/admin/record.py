"""What the admin of every record has in common.

Swedish beside English, field by field; a history with what changed in which language and the way
back; what has been deleted, and the way back from there; links to the page in both languages.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.functions import Collate
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime, now
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _
from js_asset import Media, Script
from modeltranslation.admin import TranslationAdmin
from simple_history.admin import SimpleHistoryAdmin

from publishing.language import LANGUAGES
from publishing.sorting import COLLATIONS
from publishing.state import State

from .changes import field_changes
from .columns import language_columns
from .deleted import DeletedRecordsMixin, drop_lost_ties, lost_ties_in_words
from .filters import LanguageFilter
from .validation import check, reasons_in_words

HISTORY_TYPES = {
    "+": gettext_lazy("Created"),
    "~": gettext_lazy("Changed"),
    "-": gettext_lazy("Deleted"),
}


class SideBySideMixin:
    """A translated field says which language it is for, to the eye and to a speech reader."""

    # The browser's own fields for dates: they have labels, and need no script.
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.DateField: {"widget": forms.DateInput({"type": "date"}, "%Y-%m-%d")},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        },
    }
    # Where there are few to choose from, all are seen at once.
    checkbox_fields = ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.checkbox_fields:
            kwargs["widget"] = forms.CheckboxSelectMultiple({"class": "checkbox-columns"})
            kwargs["queryset"] = db_field.related_model.objects.alphabetical()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and getattr(db_field, "translated_field", None):
            field.widget.attrs["lang"] = db_field.language
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # What is chosen here may be used elsewhere; it is deleted from its own list.
            field.widget.can_delete_related = False
        return field


class UntranslatedRecordAdmin(SideBySideMixin, DeletedRecordsMixin, SimpleHistoryAdmin):
    view_on_site = False
    list_per_page = 50
    object_history_template = "admin/record_history.html"
    object_history_list_template = "admin/_record_history_list.html"
    object_history_form_template = "admin/record_version.html"

    @property
    def media(self):
        return super().media + Media(js=[Script("js/admin-forms.js", defer=True)])

    def site_address(self, record, language):
        """The path of the page on which the record is read, or None where it has none."""
        if hasattr(record, "get_absolute_url"):
            return record.get_absolute_url(language)
        return None

    def site_links(self, record):
        names = {"sv": _("View in Swedish"), "en": _("View in English")}
        links = [(names[language], self.site_address(record, language)) for language in LANGUAGES]
        return [(name, address) for name, address in links if address]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        if obj is not None:
            context["site_links"] = self.site_links(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def render_history_view(self, request, template, context, **kwargs):
        if "media" in context:
            context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_history_view(request, template, context, **kwargs)

    def history_view_title(self, request, obj):
        return _("Change history: %(record)s") % {"record": obj}

    def history_form_view_title(self, request, obj):
        when = date_format(localtime(obj._history.history_date), "DATETIME_FORMAT")
        return _("%(record)s as of %(date)s") % {"record": obj, "date": when}

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        records = list(historical_records)
        for record in records:
            record.type_in_words = HISTORY_TYPES[record.history_type]
        for record, earlier in zip(records, records[1:], strict=False):
            delta = record.diff_against(earlier, foreign_keys_are_objs=foreign_keys_are_objs)
            record.changes = field_changes(self.model, delta)

    def get_search_results(self, request, queryset, search_term):
        """SQLite knows upper and lower case of ASCII only: there, likely spellings are tried."""
        search = super().get_search_results
        found, may_repeat = search(request, queryset, search_term)
        if search_term and connection.vendor == "sqlite":
            for spell in (str.lower, str.capitalize, str.title, str.upper):
                found = found | search(request, queryset, spell(search_term))[0]
        return found, may_repeat

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        version = getattr(obj, "_history", None)
        if not version:
            return form
        lost = drop_lost_ties(obj)
        if lost and request.method == "GET":
            messages.warning(request, lost_ties_in_words(lost))
        return _form_of_version(form, self.model, version)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        try:
            self.opts.pk.to_python(object_id)
            self.model.history.model._meta.pk.to_python(version_id)
        except ValidationError:
            raise Http404 from None
        return super().history_form_view(request, object_id, version_id, extra_context)


class RecordAdmin(UntranslatedRecordAdmin, TranslationAdmin):
    pass


def _form_of_version(form, model, version):
    """The form of an earlier version, which also starts from what it was tied to then."""

    class VersionForm(form):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            for field in model._meta.many_to_many:
                if field.name in self.fields:
                    far = f"{field.m2m_reverse_field_name()}_id"
                    rows = getattr(version, field.name).all()
                    self.initial[field.name] = [getattr(row, far) for row in rows]

    return VersionForm


class PartMixin:
    """A part of another record: edited there, with a history of its own here."""

    def get_model_perms(self, request):
        return {}


class PartAdmin(PartMixin, RecordAdmin):
    pass


def text_column(field, language, header):
    """A column of a list, sorted as the language's alphabet has it."""

    def column(record):
        return getattr(record, f"{field}_{language}") or "–"

    column.short_description = header
    column.admin_order_field = Collate(f"{field}_{language}", COLLATIONS[language])
    return column


def name_columns(field):
    return (
        text_column(field, "sv", gettext_lazy("In Swedish")),
        text_column(field, "en", gettext_lazy("In English")),
    )


PUBLISHING = (
    gettext_lazy("Publishing"),
    {
        "fields": (
            "state",
            ("published_from", "published_until"),
            language_columns("withdrawn_reason"),
        ),
        "description": gettext_lazy("Who can read this, and from when."),
    },
)

ADDRESS = (
    gettext_lazy("Address of the page"),
    {
        "fields": (language_columns("slug"),),
        "classes": ["collapse"],
    },
)


class PublishableMixin:
    """Columns and actions for what is a draft, published or withdrawn."""

    actions = ["publish"]

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, record):
        words = str(record.get_state_display())
        if record.state == State.PUBLISHED:
            moment = now()
            if record.published_until and record.published_until <= moment:
                return self._state("ended", _("No longer published"))
            if record.published_from and record.published_from > moment:
                day = date_format(localtime(record.published_from), "SHORT_DATE_FORMAT")
                return self._state("coming", _("Published from %(date)s") % {"date": day})
        return self._state(record.state, words)

    def _state(self, code, words):
        return format_html('<span class="state state-{}">{}</span>', code, words)

    @admin.action(description=gettext_lazy("Publish the selected records"), permissions=["change"])
    def publish(self, request, queryset):
        """One by one, so that each is checked and has the change in its history."""
        count, refused = 0, []
        for record in queryset:
            reasons = self._reasons_not_to_publish(record)
            if reasons:
                refused.append((record, " ".join(reasons)))
            elif record.state != State.PUBLISHED:
                record.state = State.PUBLISHED
                record._history_user = request.user
                record.save()
                count += 1
        if count or not refused:
            text = ngettext(
                "%(count)s record is now published.",
                "%(count)s records are now published.",
                count,
            )
            self.message_user(request, text % {"count": count}, messages.SUCCESS)
        for record, reasons in refused:
            text = _("“%(record)s” is not published. %(reasons)s")
            values = {"record": record, "reasons": reasons}
            self.message_user(request, text % values, messages.ERROR)

    def _reasons_not_to_publish(self, record):
        if record.published_until and record.published_until <= now():
            return [_("Its time has ended: change “published until”.")]
        if record.state == State.PUBLISHED:
            return []
        try:
            check(record)
        except ValidationError as error:
            return reasons_in_words(record, error)
        return []


class PublicRecordAdmin(PublishableMixin, RecordAdmin):
    """A record with a page of its own."""

    list_filter = ("state", LanguageFilter)
    list_select_related = True
    filter_horizontal = ("documents",)

    @property
    def title_field(self):
        return self.model.title_field

    def get_queryset(self, request):
        return super().get_queryset(request).alphabetical()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """An entry may be written in either language first; its own check asks for one title."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in language_columns(self.title_field):
            field.required = False
        return field

    def get_prepopulated_fields(self, request, obj=None):
        if obj is not None:
            return {}
        return {f"slug_{code}": (f"{self.title_field}_{code}",) for code in LANGUAGES}

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


def address_in(language, url_name):
    """For a record that is read on a section's page."""
    with translation.override(language or get_language()):
        return reverse(url_name)
