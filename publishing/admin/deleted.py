"""Records that were deleted, found in their history, and brought back."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from .validation import check

LIMIT = 200
# What belongs to a record goes in the same moment as the record.
SAME_MOMENT = timedelta(seconds=10)


def deleted_versions(model, limit=LIMIT):
    """The last version of each record that no longer exists, latest first."""
    deletions = (
        model.history.filter(history_type="-")
        .exclude(**{f"{model._meta.pk.attname}__in": model._base_manager.values("pk")})
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
    )
    versions = {}
    for version in deletions[: 2 * limit]:
        versions.setdefault(getattr(version, model._meta.pk.attname), version)
    return list(versions.values())[:limit]


def bring_back(version):
    """Save a deleted record as it was last, under its old number; raise what forbids it."""
    model = version.instance_type
    record = version.instance
    lost = drop_lost_ties(record)
    check(record)
    record._change_reason = "restored"
    record.save(force_insert=True)
    # The ties were cut before the deletion was written down.
    tied = version.prev_record or version
    for field in model._meta.many_to_many:
        far = f"{field.m2m_reverse_field_name()}_id"
        wanted = [getattr(row, far) for row in getattr(tied, field.name).all()]
        found = field.related_model._base_manager.filter(pk__in=wanted)
        getattr(record, field.name).set(found)
    return record, lost


def drop_lost_ties(record):
    """Empty the ties to records that are gone, where that is allowed; return their fields.

    A one-to-one tie stays: it says what the record is, as its city does of a host town.
    """
    fields = [
        field
        for field in record._meta.fields
        if field.many_to_one and field.null and getattr(record, field.attname) is not None
    ]
    lost = [
        field
        for field in fields
        if not field.related_model._base_manager.filter(pk=getattr(record, field.attname)).exists()
    ]
    for field in lost:
        setattr(record, field.name, None)
    return lost


def lost_ties_in_words(fields):
    labels = ", ".join(str(field.verbose_name) for field in fields)
    return _("Left empty, because what it led to no longer exists: %(fields)s.") % {
        "fields": labels
    }


class DeletedRecordsMixin:
    """A list of the deleted records of a kind, and of their parts, with a button for each."""

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
            for model in (self.model, *self._part_models())
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
        return render(request, "admin/deleted_records.html", context)

    def _deleted_url(self):
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_deleted"
        )

    def _inlines(self):
        return [inline(self.model, self.admin_site) for inline in self.inlines]

    def _part_models(self):
        return [inline.model for inline in self._inlines() if hasattr(inline.model, "history")]

    def _restore(self, request, models):
        model = models.get(request.POST.get("model"))
        if model is None:
            raise PermissionDenied
        number = request.POST.get("version", "")
        if not number.isdecimal():
            raise Http404
        version = get_object_or_404(model.history, history_id=number, history_type="-")
        try:
            with transaction.atomic():
                record, lost = bring_back(version)
                if model is self.model:
                    lost += self._bring_back_parts(version)
        except ValidationError as error:
            reasons = " ".join(dict.fromkeys(error.messages))
            text = _("“%(record)s” cannot be restored: %(reasons)s")
            messages.error(request, text % {"record": version.instance, "reasons": reasons})
            return redirect(self._deleted_url())
        self.log_change(request, record, _("Restored after it had been deleted."))
        messages.success(request, _("“%(record)s” is restored.") % {"record": record})
        if lost:
            messages.warning(request, lost_ties_in_words(dict.fromkeys(lost)))
        if model is not self.model:
            return redirect(self._deleted_url())
        names = f"{self.opts.app_label}_{self.opts.model_name}_change"
        return redirect(f"{self.admin_site.name}:{names}", record.pk)

    def _bring_back_parts(self, version):
        """The parts that were deleted together with the record; returns their lost ties."""
        lost = []
        earliest = version.history_date - SAME_MOMENT
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
            for part in deleted_versions(inline.model):
                if part.history_date >= earliest and all(
                    getattr(part, name) == value for name, value in owner.items()
                ):
                    lost += bring_back(part)[1]
        return lost
