"""Publishing from the admin: the state column, the action and the form's section."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publishing.state import State
from publishing.validation import check, error_messages

from .columns import language_columns

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


def state_tag(code, label):
    return format_html('<span class="state state-{}">{}</span>', code, label)


class PublishableMixin:
    """The state column and the publish action of a model that is Publishable."""

    actions = ["publish"]

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_display(self, record):
        label = str(record.get_state_display())
        if record.state == State.PUBLISHED:
            moment = now()
            if record.published_until and record.published_until <= moment:
                return state_tag("ended", _("No longer published"))
            if record.published_from and record.published_from > moment:
                day = date_format(localtime(record.published_from), "SHORT_DATE_FORMAT")
                return state_tag("coming", _("Published from %(date)s") % {"date": day})
        return state_tag(record.state, label)

    @admin.action(description=gettext_lazy("Publish the selected records"), permissions=["change"])
    def publish(self, request, queryset):
        """Saves records one by one: each is validated and gets a version in its history."""
        count, refused = 0, []
        for record in queryset:
            errors = self._publish_errors(record)
            if errors:
                refused.append((record, " ".join(errors)))
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
        for record, errors in refused:
            text = _("‘%(record)s’ is not published. %(reasons)s")
            values = {"record": record, "reasons": errors}
            self.message_user(request, text % values, messages.ERROR)

    def _publish_errors(self, record):
        if record.published_until and record.published_until <= now():
            return [_("The time for publishing has ended: change ‘published until’.")]
        if record.state == State.PUBLISHED:
            return []
        try:
            check(record)
        except ValidationError as error:
            return error_messages(record, error)
        return []
