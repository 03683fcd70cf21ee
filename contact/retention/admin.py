from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contact.desk.base import VIEW, CaseAdminView, ReadOnlyMixin
from publishing.admin.lookups import LookupMixin
from publishing.admin.record import HistoryAdmin

from . import rules
from .forms import RetentionForm
from .models import Disposal, RetentionClass

# Each case in the list is a field of the form: so many stay well below what Django takes at once
# (DATA_UPLOAD_MAX_NUMBER_FIELDS).
LIST_LIMIT = 500


class RetentionView(CaseAdminView):
    """The list of what is due, which a person with the right confirms, whole or in part."""

    template_name = "admin/contact/case/retention.html"
    permissions = (VIEW, "contact.dispose_case")

    def get(self, request, *args, **kwargs):
        return self.render_page(RetentionForm(self.proposals()))

    def post(self, request, *args, **kwargs):
        form = RetentionForm(self.proposals(), request.POST)
        if not form.is_valid():
            return self.render_page(form, status=422)
        done, left = form.save(request.user)
        if form.cleaned_data["action"] == Disposal.Action.DELETED:
            text = ngettext(
                "%(count)d case has been deleted.", "%(count)d cases have been deleted.", done
            )
        else:
            text = ngettext(
                "%(count)d case has been anonymised.", "%(count)d cases have been anonymised.", done
            )
        messages.success(request, text % {"count": done})
        if left:
            text = ngettext(
                "%(count)d case was no longer due and has been left as it is.",
                "%(count)d cases were no longer due and have been left as they are.",
                left,
            )
            messages.warning(request, text % {"count": left})
        return redirect("admin:contact_case_retention")

    def proposals(self):
        return rules.proposals(readable_by=self.request.user, limit=LIST_LIMIT)

    def render_page(self, form, status=200):
        context = self.get_context_data(
            title=_("Due for deletion"),
            form=form,
            not_listed=rules.count_due(self.request.user) - len(form.listed),
            has_classes=RetentionClass.objects.exclude(months=None).exists(),
        )
        return self.render_to_response(context, status=status)


@admin.register(RetentionClass)
class RetentionClassAdmin(HistoryAdmin):
    list_display = ("name", "decision", "months", "applies_to")


@admin.register(Disposal)
class DisposalAdmin(ReadOnlyMixin, LookupMixin, admin.ModelAdmin):
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
