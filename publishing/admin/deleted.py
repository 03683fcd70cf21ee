"""Undelete: deleted records are listed from their history and can be restored."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.models import _get_foreign_key
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from publishing.validation import check

from .lookups import require_key

LIMIT = 200
# Rows deleted by cascade get their own history entries, moments before the owner's.
CASCADE_WINDOW = timedelta(seconds=10)


def deleted_versions(model, **fields):
    """The last version of each record that no longer exists, latest first.

    `fields` are looked up in the versions.
    """
    deletions = (
        model.history.filter(history_type="-", **fields)
        .exclude(**{f"{model._meta.pk.attname}__in": model._base_manager.values("pk")})
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
    )
    versions = {}
    for version in deletions[: 2 * LIMIT]:
        versions.setdefault(getattr(version, model._meta.pk.attname), version)
    return list(versions.values())[:LIMIT]


def undelete(version):
    """Save a deleted record as it last was, with its primary key; raises ValidationError.

    Returns the record and the foreign keys that were cleared.
    """
    model = version.instance_type
    record = version.instance
    cleared = clear_missing_foreign_keys(record)
    check(record)
    record._change_reason = "restored"
    record.save(force_insert=True)
    # Many-to-many rows are gone before the deletion is recorded: the version before has them.
    related = version.prev_record or version
    for field in model._meta.many_to_many:
        key = f"{field.m2m_reverse_field_name()}_id"
        wanted = [getattr(row, key) for row in getattr(related, field.name).all()]
        found = field.related_model._base_manager.filter(pk__in=wanted)
        getattr(record, field.name).set(found)
    return record, cleared


def clear_missing_foreign_keys(record):
    """Set nullable foreign keys to records that no longer exist to None; returns the fields.

    A one-to-one field is kept: it is part of the record's identity (a host town's city).
    """
    fields = [
        field
        for field in record._meta.fields
        if field.many_to_one and field.null and getattr(record, field.attname) is not None
    ]
    missing = [
        field
        for field in fields
        if not field.related_model._base_manager.filter(pk=getattr(record, field.attname)).exists()
    ]
    for field in missing:
        setattr(record, field.name, None)
    return missing


def cleared_fields_message(fields):
    labels = ", ".join(str(field.verbose_name) for field in fields)
    return _(
        "The fields are left empty, because what they linked to no longer exists: %(fields)s."
    ) % {"fields": labels}


class DeletedRecordsMixin:
    """A screen with the deleted records of a model and of its inlines, each with a button."""

    can_restore_deleted = True

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_deleted"
        view = self.admin_site.admin_view(self.deleted_view)
        return [path("deleted/", view, name=name), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        context = dict(extra_context or {})
        if self.can_restore_deleted and self.has_add_permission(request):
            context["deleted_url"] = self._deleted_url()
        return super().changelist_view(request, context)

    def deleted_view(self, request):
        if not (self.can_restore_deleted and self.has_add_permission(request)):
            raise PermissionDenied
        models = {
            model._meta.label_lower: model
            for model in (self.model, *self._inline_models())
            if request.user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")
        }
        if request.method == "POST":
            return self._restore(request, models)
        versions = [version for model in models.values() for version in deleted_versions(model)]
        versions.sort(key=lambda version: version.history_date, reverse=True)
        rows = [(version, version.instance_type._meta) for version in versions]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "opts": self.opts,
            "rows": rows,
        }
        return render(request, "admin/publishing/deleted_records.html", context)

    def _deleted_url(self):
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_deleted"
        )

    def _inlines(self):
        return [inline(self.model, self.admin_site) for inline in self.inlines]

    def _inline_models(self):
        return [inline.model for inline in self._inlines() if hasattr(inline.model, "history")]

    def _restore(self, request, models):
        model = models.get(request.POST.get("model"))
        if model is None:
            raise PermissionDenied
        number = request.POST.get("version", "")
        require_key(model.history.model, number)
        version = get_object_or_404(model.history, history_id=number, history_type="-")
        try:
            with transaction.atomic():
                record, cleared = undelete(version)
                if model is self.model:
                    cleared += self._undelete_inlines(version)
        except ValidationError as error:
            reasons = " ".join(dict.fromkeys(error.messages))
            text = _("‘%(record)s’ cannot be restored: %(reasons)s")
            messages.error(request, text % {"record": version.instance, "reasons": reasons})
            return redirect(self._deleted_url())
        self.log_change(request, record, _("Restored after it had been deleted."))
        messages.success(request, _("‘%(record)s’ is restored.") % {"record": record})
        if cleared:
            messages.warning(request, cleared_fields_message(dict.fromkeys(cleared)))
        if model is not self.model:
            return redirect(self._deleted_url())
        names = f"{self.opts.app_label}_{self.opts.model_name}_change"
        return redirect(f"{self.admin_site.name}:{names}", record.pk)

    def _undelete_inlines(self, version):
        """Restore what was deleted by cascade with the record; returns the cleared fields."""
        cleared = []
        earliest = version.history_date - CASCADE_WINDOW
        for inline in self._inlines():
            if not hasattr(inline.model, "history"):
                continue
            if isinstance(inline, GenericInlineModelAdmin):
                content_type = ContentType.objects.get_for_model(self.model)
                owner = {
                    inline.ct_field: content_type,
                    inline.ct_fk_field: version.instance.pk,
                }
            else:
                key = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
                owner = {key.attname: version.instance.pk}
            for part in deleted_versions(inline.model, history_date__gte=earliest, **owner):
                cleared += undelete(part)[1]
        return cleared
