from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from simple_history.admin import SimpleHistoryAdmin

from contact.desk.base import VIEW, CaseAdminView

from . import rules
from .models import Disposal, RetentionClass


class RetentionView(CaseAdminView):
    """The list of what is due, which a person with the right confirms, whole or in part."""

    template_name = "admin/contact/case/retention.html"
    permissions = (VIEW, "contact.dispose_case")

    def post(self, request, *args, **kwargs):
        chosen = []
        for value in request.POST.getlist("case"):
            pk, _dash, class_pk = value.partition("-")
            if pk.isdecimal() and class_pk.isdecimal():
                chosen.append((int(pk), int(class_pk)))
        action = request.POST.get("action")
        if action not in Disposal.Action.values or not chosen:
            messages.warning(request, _("Nothing was chosen, and nothing has been done."))
        elif request.POST.get("confirmed") != "on":
            messages.warning(
                request, _("Nothing has been done: tick that you confirm the list first.")
            )
        else:
            self.dispose(chosen, action)
        return redirect("admin:contact_case_retention")

    def dispose(self, chosen, action):
        done = rules.dispose(chosen, action, self.request.user)
        if action == Disposal.Action.DELETED:
            said = ngettext(
                "%(count)d case has been deleted.", "%(count)d cases have been deleted.", done
            )
        else:
            said = ngettext(
                "%(count)d case has been anonymised.", "%(count)d cases have been anonymised.", done
            )
        messages.success(self.request, said % {"count": done})
        left = len(chosen) - done
        if left:
            messages.warning(
                self.request,
                ngettext(
                    "%(count)d case was not due any more and has been left as it is.",
                    "%(count)d cases were not due any more and have been left as they are.",
                    left,
                )
                % {"count": left},
            )

    def get_context_data(self, **kwargs):
        user = self.request.user
        proposals = [
            rules.Proposal(
                proposal.retention_class,
                [case for case in proposal.cases if case.is_readable_by(user)],
            )
            for proposal in rules.proposals()
        ]
        return super().get_context_data(
            title=_("Due for deletion"),
            proposals=[proposal for proposal in proposals if proposal.cases],
            has_classes=RetentionClass.objects.exclude(months=None).exists(),
            **kwargs,
        )


@admin.register(RetentionClass)
class RetentionClassAdmin(SimpleHistoryAdmin):
    list_display = ("name", "decision", "months", "applies_to")


@admin.register(Disposal)
class DisposalAdmin(admin.ModelAdmin):
    """The log is read, and that is all."""

    list_display = (
        "at",
        "action",
        "register_entry",
        "received_on",
        "closed_on",
        "retention_class",
        "decision",
        "actor_name",
    )
    list_filter = ("action", "at")
    search_fields = ("register_entry", "retention_class", "decision")
    list_display_links = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
