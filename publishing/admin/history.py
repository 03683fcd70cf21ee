"""History screens: the versions of a record, what changed in each, and restoring one."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media

from .changes import field_changes
from .deleted import clear_missing_foreign_keys, cleared_fields_message
from .lookups import require_key

HISTORY_TYPES = {
    "+": gettext_lazy("Created"),
    "~": gettext_lazy("Changed"),
    "-": gettext_lazy("Deleted"),
}


class HistoryMixin:
    """The screens of django-simple-history with field-by-field differences, under our CSP."""

    object_history_template = "admin/publishing/record_history.html"
    object_history_list_template = "admin/publishing/_record_history_list.html"
    object_history_form_template = "admin/publishing/record_version.html"

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
            record.type_label = HISTORY_TYPES[record.history_type]
        for record, earlier in zip(records, records[1:], strict=False):
            delta = record.diff_against(earlier, foreign_keys_are_objs=foreign_keys_are_objs)
            record.changes = field_changes(self.model, delta)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        version = getattr(obj, "_history", None)
        if not version:
            return form
        cleared = clear_missing_foreign_keys(obj)
        if cleared and request.method == "GET":
            messages.warning(request, cleared_fields_message(cleared))
        return _version_form(form, self.model, version)

    def history_view(self, request, object_id, extra_context=None):
        require_key(self.model, unquote(object_id))
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        require_key(self.model, unquote(object_id))
        require_key(self.model.history.model, version_id)
        return super().history_form_view(request, object_id, version_id, extra_context)


def _version_form(form, model, version):
    """A form class for an earlier version, with its many-to-many rows as initial values."""

    class VersionForm(form):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            for field in model._meta.many_to_many:
                if field.name in self.fields:
                    key = f"{field.m2m_reverse_field_name()}_id"
                    rows = getattr(version, field.name).all()
                    self.initial[field.name] = [getattr(row, key) for row in rows]

    return VersionForm
