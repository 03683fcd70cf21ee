import re

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.defaultfilters import date
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from contact.cases.models import Case
from contact.disclosure.views import ExportView
from contact.intake.receive import release
from contact.retention.admin import RetentionView
from publishing.admin.lookups import REGULAR_EXPRESSIONS, LookupMixin, is_key

from .base import ReadOnlyMixin
from .queues import AssigneeFilter, DeliveryFilter, OverdueFilter, QueueFilter
from .views import CaseView, ReplyView

REGISTER_ENTRY = re.compile(r"(\d{4})-(\d{1,9})")

FILTERS = (QueueFilter, AssigneeFilter, OverdueFilter, DeliveryFilter)

# No other column may be filtered on in the URL: a hit would tell what is in a masked case.
ALLOWED_LOOKUPS = {"id", "status", "topic", "language", "received_at"}
OWN_PARAMETERS = {one.parameter_name for one in FILTERS}

COLUMNS = "admin/contact/case/_column_{}.html"


@admin.register(Case)
class CaseAdmin(ReadOnlyMixin, LookupMixin, admin.ModelAdmin):
    """The desk: cases are listed, read, handled and exported; no row is edited by itself.

    A secret case is a masked line for staff without the right, and leads nowhere.
    """

    actions = ("export_selected", "release")
    list_display = ("case", "state", "due", "excerpt", "assignee_name", "delivery")
    list_display_links = None
    list_filter = (
        QueueFilter,
        "status",
        "topic",
        "language",
        AssigneeFilter,
        OverdueFilter,
        DeliveryFilter,
        "received_at",
    )
    list_per_page = 50
    # The tabs have the numbers.
    show_full_result_count = False
    list_select_related = ("assignee",)
    ordering = ("received_at", "pk")
    search_fields = (
        "reference",
        "diary_number",
        "register_subject",
        "subject",
        "message",
        "visiting_group",
        "wished_dates",
        "email",
        "additions__text",
        "answers__text",
    )
    search_help_text = _(
        "Searches the serial number, reference, registration number, subject, e-mail "
        "address and every text of all cases."
    )
    change_list_template = "admin/contact/case/list.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        views = [
            ("export/", ExportView, "export"),
            ("retention/", RetentionView, "retention"),
            ("<int:pk>/answer/", ReplyView, "answer"),
        ]
        return [
            *(
                path(route, wrap(view.as_view(model_admin=self)), name=f"contact_case_{name}")
                for route, view, name in views
            ),
            *super().get_urls(),
        ]

    # What may be done.

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("contact.view_case") and (
            obj is None or obj.is_readable_by(request.user)
        )

    def has_register_permission(self, request):
        return request.user.has_perm("contact.register_case")

    def has_export_permission(self, request):
        return request.user.has_perm("contact.export_case")

    def lookup_allowed(self, lookup, value, request):
        is_known = lookup in OWN_PARAMETERS or lookup.split("__")[0] in ALLOWED_LOOKUPS
        return is_known and not lookup.endswith(REGULAR_EXPRESSIONS)

    # Pages.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not (object_id.isdecimal() and is_key(Case, object_id)):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return CaseView.as_view(model_admin=self)(request, pk=int(object_id))

    def history_view(self, request, object_id, extra_context=None):
        """The case's own page has its events."""
        return redirect(reverse("admin:contact_case_change", args=[object_id]) + "#events")

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        changelist = getattr(response, "context_data", {}).get("cl")
        if changelist:
            response.context_data |= {
                "title": gettext("Cases"),
                "tabs": list(queue_of(changelist).tabs(changelist)),
                "export_url": self.export_url(request, changelist),
                "may_export": self.has_export_permission(request),
                "may_dispose": request.user.has_perm("contact.dispose_case"),
            }
        return response

    def export_url(self, request, changelist):
        """The page that exports exactly what the list shows."""
        query = request.GET.copy()
        query["queue"] = queue_of(changelist).chosen.code
        for name in ("p", "o", "all"):
            query.pop(name, None)
        return f"{reverse('admin:contact_case_export')}?{query.urlencode()}"

    # The list.

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("mails")

    def get_search_results(self, request, queryset, search_term):
        """Among what this person may read: a hit would tell what is in a masked case."""
        if not search_term:
            return super().get_search_results(request, queryset, search_term)
        readable = queryset.readable_by(request.user)
        found, may_repeat = super().get_search_results(request, readable, search_term)
        if entry := REGISTER_ENTRY.fullmatch(search_term.strip()):
            year, number = map(int, entry.groups())
            found = found | queryset.filter(register_year=year, register_number=number)
        return found, may_repeat

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        for case in changelist.result_list:
            case.is_masked = not case.is_readable_by(request.user)
        return changelist

    @admin.display(description=_("case"), ordering="received_at")
    def case(self, case):
        return self.column("case", case)

    @admin.display(description=_("status"), ordering="status")
    def state(self, case):
        return self.column("state", case)

    @admin.display(description=_("message"))
    def excerpt(self, case):
        beginning = Truncator(" ".join(case.message.split())).chars(80)
        return self.column("excerpt", case, beginning=beginning)

    @admin.display(description=_("assigned to"), ordering="assignee__username")
    def assignee_name(self, case):
        return self.column("assignee", case)

    @admin.display(description=_("to be answered by"), ordering="due_on")
    def due(self, case):
        return self.column("due", case)

    def column(self, name, case, **context):
        return render_to_string(COLUMNS.format(name), {"case": case, **context})

    @admin.display(description=_("e-mail"))
    def delivery(self, case):
        mails = list(case.mails.all())
        if any(mail.failed_at for mail in mails):
            return gettext("Could not be sent: the address does not accept e-mail")
        waiting = [mail for mail in mails if not mail.sent_at]
        if waiting:
            failures = sum(1 for mail in waiting if mail.last_error)
            return gettext("Waiting, attempts have failed") if failures else gettext("Waiting")
        if mails:
            sent_at = timezone.localtime(mails[-1].sent_at)
            return gettext("Sent %(time)s") % {"time": date(sent_at, "SHORT_DATETIME_FORMAT")}
        if case.status == Case.Status.QUARANTINED:
            return gettext("Held in quarantine")
        return gettext("No e-mail")

    # What is done with many.

    @admin.action(
        description=_("Release from quarantine and send to the office"), permissions=["register"]
    )
    def release(self, request, queryset):
        released = sum(
            release(case, request.user) for case in queryset.quarantined().readable_by(request.user)
        )
        self.message_user(
            request,
            ngettext(
                "%(count)d case was released and is on its way to the office.",
                "%(count)d cases were released and are on their way to the office.",
                released,
            )
            % {"count": released},
            messages.SUCCESS if released else messages.WARNING,
        )

    @admin.action(description=_("Disclose the selected cases"), permissions=["export"])
    def export_selected(self, request, queryset):
        if request.POST.get("select_across") == "1":
            # The whole list by its query: the numbers of all its cases would be too long a URL.
            changelist = self.get_changelist_instance(request)
            return HttpResponseRedirect(self.export_url(request, changelist))
        chosen = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))
        return HttpResponseRedirect(
            f"{reverse('admin:contact_case_export')}?id__in={chosen}&queue=all"
        )


def queue_of(changelist):
    return next(spec for spec in changelist.filter_specs if isinstance(spec, QueueFilter))
