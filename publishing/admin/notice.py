from django.contrib import admin
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publishing.language import reverse_in_language
from publishing.models import SiteNotice
from publishing.sections import get

from .columns import language_columns, name_columns
from .publish import state_tag
from .record import RecordAdmin


@admin.register(SiteNotice)
class SiteNoticeAdmin(RecordAdmin):
    fieldsets = (
        (
            None,
            {
                "fields": (language_columns("text"), ("starts_at", "ends_at"), "is_on"),
                "description": gettext_lazy(
                    "Write it in both languages if you can. A notice in one language only is shown "
                    "in that language on every page."
                ),
            },
        ),
    )
    list_display = (*name_columns("text"), "status", "starts_at", "ends_at")
    list_filter = ("is_on",)
    search_fields = language_columns("text")

    def site_url(self, record, language):
        """The start page: the notice is on every page."""
        return reverse_in_language(get("start").url_name, language)

    @admin.display(description=gettext_lazy("state"), ordering="is_on")
    def status(self, notice):
        if notice.ends_at <= now():
            return state_tag("ended", _("Ended"))
        if not notice.is_on:
            return state_tag("draft", _("Switched off"))
        if notice.is_current:
            return state_tag("published", _("Shown now"))
        return state_tag("coming", _("Scheduled"))
