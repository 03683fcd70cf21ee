from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relations.models import VisitKind

from .labels import both
from .record import PUBLISHING, PublishableMixin, RecordAdmin, address_in, name_columns


@admin.register(VisitKind)
class VisitKindAdmin(PublishableMixin, RecordAdmin):
    fieldsets = (
        (_("Title and text"), {"fields": (both("title"), both("body"), "position")}),
        PUBLISHING,
    )
    list_display = (*name_columns("title"), "position", "state_shown")
    list_filter = ("state",)
    search_fields = (*both("title"), *both("body"))

    def site_address(self, record, language):
        return address_in(language, "relations:visits")
