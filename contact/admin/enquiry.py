from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.template.defaultfilters import date, linebreaksbr
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .. import spam
from ..models import Enquiry, OutgoingMail


class DeliveryFilter(admin.SimpleListFilter):
    title = _("delivery to the office")
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [("sent", _("Sent")), ("waiting", _("Waiting")), ("failing", _("Waiting, failed"))]

    def queryset(self, request, queryset):
        waiting = OutgoingMail.objects.waiting().filter(enquiry=OuterRef("pk"))
        match self.value():
            case "sent":
                return queryset.filter(~Exists(waiting), mails__isnull=False).distinct()
            case "waiting":
                return queryset.filter(Exists(waiting))
            case "failing":
                return queryset.filter(Exists(waiting.exclude(last_error="")))


class OutgoingMailInline(admin.TabularInline):
    model = OutgoingMail
    extra = 0
    can_delete = False
    fields = readonly_fields = (
        "recipient",
        "created_at",
        "attempts",
        "next_attempt",
        "last_error",
        "sent_at",
    )

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("contact.view_enquiry")

    @admin.display(description=_("next attempt"))
    def next_attempt(self, mail):
        return None if mail.sent_at else mail.next_attempt_at


@admin.register(Enquiry)
class EnquiryAdmin(admin.ModelAdmin):
    """Enquiries as they came: read here, never changed, and not deleted before the archive says."""

    actions = ("release",)
    list_display = (
        "received_at",
        "reference",
        "status",
        "kind",
        "language",
        "email",
        "beginning",
        "page",
        "delivery",
    )
    list_display_links = ("received_at", "reference")
    list_filter = ("status", "kind", "language", DeliveryFilter, "received_at")
    search_fields = ("reference", "subject", "message", "email")
    search_help_text = _("Searches reference, subject, message and e-mail address.")
    fields = readonly_fields = (
        "reference",
        "received_at",
        "status",
        "quarantine_reason",
        "kind",
        "language",
        "subject",
        "whole_message",
        "email",
        "page",
        "delivery",
    )
    inlines = (OutgoingMailInline,)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("mails")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("contact.view_enquiry") or self.has_release_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_release_permission(self, request):
        return request.user.has_perm("contact.change_enquiry")

    @admin.display(description=_("message"))
    def beginning(self, enquiry):
        start = Truncator(" ".join(enquiry.message.split())).chars(80)
        return format_html('<span lang="{}" dir="auto">{}</span>', enquiry.language, start)

    @admin.display(description=_("message"))
    def whole_message(self, enquiry):
        """As text, whatever it looks like, with its line breaks."""
        return format_html(
            '<div class="enquiry-message" lang="{}" dir="auto">{}</div>',
            enquiry.language,
            linebreaksbr(enquiry.message),
        )

    @admin.display(description=_("delivery to the office"))
    def delivery(self, enquiry):
        mails = list(enquiry.mails.all())
        waiting = [mail for mail in mails if not mail.sent_at]
        if waiting:
            failures = sum(1 for mail in waiting if mail.last_error)
            return gettext("Waiting, failed so far") if failures else gettext("Waiting")
        if mails:
            sent_at = timezone.localtime(mails[-1].sent_at)
            return gettext("Sent %(time)s") % {"time": date(sent_at, "SHORT_DATETIME_FORMAT")}
        if enquiry.status == Enquiry.Status.QUARANTINED:
            return gettext("Held in quarantine")
        return gettext("No mail")

    @admin.action(
        description=_("Release from quarantine and send to the office"), permissions=["release"]
    )
    def release(self, request, queryset):
        released = 0
        for enquiry in queryset.quarantined():
            if spam.release(enquiry):
                released += 1
                self.log_change(request, enquiry, gettext("Released from quarantine."))
        self.message_user(
            request,
            ngettext(
                "%(count)d enquiry was released and is on its way to the office.",
                "%(count)d enquiries were released and are on their way to the office.",
                released,
            )
            % {"count": released},
            messages.SUCCESS if released else messages.WARNING,
        )
