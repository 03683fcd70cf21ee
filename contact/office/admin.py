from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationTabularInline

from publishing.admin.columns import language_columns
from publishing.admin.record import RecordAdmin
from publishing.admin.side_by_side import SideBySideMixin

from .models import Office, OpeningHours


class OpeningHoursInline(SideBySideMixin, TranslationTabularInline):
    model = OpeningHours
    extra = 0
    fields = ("weekday", "date", "is_closed", "opens", "closes", *language_columns("note"))
    verbose_name_plural = _("opening hours: if there are none, the heading is not shown")


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    list_display = ("name", "telephone", "visiting_address")
    inlines = (OpeningHoursInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (language_columns("name"), language_columns("organisation")),
                "description": _(
                    "This contact point is shown at the end of every page. An empty field "
                    "is left out, with its heading."
                ),
            },
        ),
        (_("Phone and e-mail"), {"fields": ("telephone", "telephone_from_abroad", "email")}),
        (
            _("Addresses"),
            {
                "fields": (
                    "visiting_address",
                    language_columns("postal_address"),
                    ("latitude", "longitude"),
                ),
            },
        ),
    )

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Office.objects.exists()

    def has_delete_permission(self, request, obj=None):
        """Every page ends with the office; it can be emptied but not missed."""
        return False
