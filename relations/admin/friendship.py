from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from relations.models import HostTown, Meeting, Rotation

from .labels import both
from .record import (
    PUBLISHING,
    PartMixin,
    PublishableMixin,
    RecordAdmin,
    SideBySideMixin,
    UntranslatedRecordAdmin,
    address_in,
)

PAGE = "relations:friendship_towns"


class FriendshipTownsPageMixin:
    def site_address(self, record, language):
        return address_in(language, PAGE)


@admin.register(Meeting)
class MeetingAdmin(FriendshipTownsPageMixin, PublishableMixin, RecordAdmin):
    fieldsets = (
        (
            _("The meeting"),
            {
                "fields": (
                    ("year", "host"),
                    ("starts_on", "ends_on"),
                    both("theme"),
                    both("outcome"),
                ),
                "description": _(
                    "A published meeting counts before the rotation: coming hosts are worked out "
                    "from the latest one."
                ),
            },
        ),
        (_("Documents"), {"fields": ("documents", "evaluation")}),
        PUBLISHING,
    )
    filter_horizontal = ("documents",)
    list_display = ("year", "host", "starts_on", "state_shown")
    list_filter = ("state", "host")
    list_select_related = ("host__city",)
    search_fields = ("year", *both("theme"), *both("outcome"))


class HostTownFormSet(BaseInlineFormSet):
    def clean(self):
        """Towns may swap turns in one save, but no two may end up with the same one."""
        super().clean()
        taken = set()
        for form in self.forms:
            turn = form.cleaned_data.get("turn") if hasattr(form, "cleaned_data") else None
            if turn and not form.cleaned_data.get("DELETE"):
                if turn in taken:
                    form.add_error("turn", _("Another town has this place in the order."))
                taken.add(turn)


class HostTownInline(SideBySideMixin, admin.StackedInline):
    model = HostTown
    formset = HostTownFormSet
    fields = (("city", "turn"),)
    extra = 0
    show_change_link = True


@admin.register(HostTown)
class HostTownAdmin(FriendshipTownsPageMixin, PartMixin, UntranslatedRecordAdmin):
    fieldsets = ((None, {"fields": ("rotation", "city", "turn")}),)
    list_display = ("__str__", "turn")
    list_select_related = ("city",)


@admin.register(Rotation)
class RotationAdmin(FriendshipTownsPageMixin, UntranslatedRecordAdmin):
    """There is one; its list leads straight to it."""

    fieldsets = (
        (
            None,
            {
                "fields": ("interval_years", ("anchor_year", "anchor_host")),
                "description": _(
                    "Coming meetings are worked out from this and marked as not confirmed."
                ),
            },
        ),
    )

    inlines = (HostTownInline,)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Rotation.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        only = Rotation.objects.first()
        if only and self.has_view_or_change_permission(request):
            return redirect(f"{self.admin_site.name}:relations_rotation_change", only.pk)
        return super().changelist_view(request, extra_context)
