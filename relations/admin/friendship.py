from django.contrib import admin
from django.forms import BaseInlineFormSet, ModelForm
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns
from publishing.admin.publish import PUBLISHING, PublishableMixin
from publishing.admin.record import HiddenFromIndexMixin, HistoryAdmin, PartAdminMixin, RecordAdmin
from publishing.admin.side_by_side import SideBySideMixin
from publishing.language import reverse_in_language
from relations.models import HostTown, Meeting, Rotation

PAGE_URL_NAME = "relations:friendship_towns"


class FriendshipTownsPageMixin:
    def site_url(self, record, language):
        return reverse_in_language(PAGE_URL_NAME, language)


@admin.register(Meeting)
class MeetingAdmin(PartAdminMixin, PublishableMixin, RecordAdmin):
    fieldsets = (
        (
            _("The meeting"),
            {
                "fields": (
                    ("year", "host"),
                    ("starts_on", "ends_on"),
                    language_columns("theme"),
                    language_columns("outcome"),
                ),
                "description": _(
                    "A published meeting takes precedence over the rotation: coming hosts "
                    "are worked out from the latest one."
                ),
            },
        ),
        (_("Documents"), {"fields": ("documents", "evaluation")}),
        PUBLISHING,
    )
    filter_horizontal = ("documents",)
    list_display = ("year", "host", "starts_on", "state_display")
    list_filter = ("state", "host")
    list_select_related = ("host__city",)
    search_fields = ("year", *language_columns("theme"), *language_columns("outcome"))


TURN_IS_TAKEN = _("Another town has this place in the order.")
TURN_IS_NEEDED = _("As long as a host is given, every town needs a place in the order.")


class HostTownFormSet(BaseInlineFormSet):
    def clean(self):
        """Validates the order after the save, so that towns can swap turns in one save."""
        super().clean()
        taken = set()
        for form in self.forms:
            values = getattr(form, "cleaned_data", None)
            if not values or values.get("DELETE") or "turn" in form.errors:
                continue
            turn = values.get("turn")
            if turn is None and self.instance.anchor_year:
                form.add_error("turn", TURN_IS_NEEDED)
            elif turn is not None and turn in taken:
                form.add_error("turn", TURN_IS_TAKEN)
            taken.add(turn)


class HostTownForm(ModelForm):
    """Validates one town against the stored order of the others."""

    def clean(self):
        values = super().clean()
        rotation, turn = values.get("rotation"), values.get("turn")
        if rotation is None or "turn" in self.errors:
            return values
        others = rotation.hosts.exclude(pk=self.instance.pk)
        if turn is None and rotation.anchor_year:
            self.add_error("turn", TURN_IS_NEEDED)
        elif turn is not None and others.filter(turn=turn).exists():
            self.add_error("turn", TURN_IS_TAKEN)
        return values


class HostTownInline(SideBySideMixin, admin.StackedInline):
    model = HostTown
    formset = HostTownFormSet
    fields = (("city", "turn"),)
    extra = 0
    show_change_link = True


@admin.register(HostTown)
class HostTownAdmin(FriendshipTownsPageMixin, HiddenFromIndexMixin, HistoryAdmin):
    form = HostTownForm
    fieldsets = ((None, {"fields": ("rotation", "city", "turn")}),)
    list_display = ("__str__", "turn")
    list_select_related = ("city",)


@admin.register(Rotation)
class RotationAdmin(FriendshipTownsPageMixin, HistoryAdmin):
    """Singleton: the change list redirects to the only record."""

    fieldsets = (
        (
            None,
            {
                "fields": ("since_year", "interval_years", ("anchor_year", "anchor_host")),
                "description": _(
                    "Coming meetings are worked out from this and marked as provisional."
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
        rotation = Rotation.objects.first()
        if rotation and self.has_view_or_change_permission(request):
            return redirect(f"{self.admin_site.name}:relations_rotation_change", rotation.pk)
        return super().changelist_view(request, extra_context)
