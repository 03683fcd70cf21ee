from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.cases.events import event, name_of
from contact.cases.models import Case, Event
from contact.desk.base import VIEW, CaseAdminView
from contact.desk.forms import EXPORT

from .export import Mask, as_csv, case_exports


class ExportForm(forms.Form):
    """How a set of cases is disclosed, and to whom."""

    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[
            ("pages", gettext_lazy("Printout (can be saved as PDF)")),
            ("csv", gettext_lazy("Table for a spreadsheet (CSV)")),
        ],
        initial="pages",
        widget=forms.RadioSelect,
    )
    masking = forms.ChoiceField(
        label=gettext_lazy("Personal data"),
        choices=[
            ("masked", gettext_lazy("Masked")),
            ("whole", gettext_lazy("Not masked")),
        ],
        initial="masked",
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Masking removes e-mail addresses, phone numbers, personal identity numbers and the "
            "names you write below. It does not find other names, so read everything before you "
            "disclose it."
        ),
    )
    names = forms.CharField(
        label=gettext_lazy("Names to mask as well (optional)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One name per line."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("To whom, or why (optional)"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Kept in each case’s log. A person who asks for an official document does not "
            "need to give their name or a reason."
        ),
    )


class ExportView(CaseAdminView):
    """Exports the cases of a list, chosen by the list's own query, or a single one."""

    template_name = "admin/contact/case/export.html"
    permissions = (VIEW, EXPORT)

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return redirect("admin:contact_case_changelist")

    def get(self, request, *args, **kwargs):
        return self.render_page(ExportForm(label_suffix=""))

    def post(self, request, *args, **kwargs):
        form = ExportForm(request.POST, label_suffix="")
        if not form.is_valid():
            return self.render_page(form, status=422)
        cases, _left_out = self.get_cases()
        if not cases.exists():
            return redirect("admin:contact_case_changelist")
        return self.export(cases, form.cleaned_data)

    def get_cases(self):
        """The cases of the list that this person may read, and how many others it has."""
        found = self.model_admin.get_changelist_instance(self.request).queryset
        everything = Case.objects.filter(pk__in=found.order_by().values("pk"))
        readable = everything.readable_by(self.request.user).order_by("received_at", "pk")
        return readable, everything.count() - readable.count()

    def export(self, cases, chosen):
        is_masked = chosen["masking"] == "masked"
        mask = Mask(is_masked, chosen["names"].splitlines())
        cases = case_exports(cases, mask)
        file_format, masking = (
            dict(ExportForm.base_fields[name].choices)[chosen[name]]
            for name in ("format", "masking")
        )
        note = "\n".join(filter(None, (f"{file_format}. {masking}.", chosen["purpose"])))
        Event.objects.bulk_create(
            event(case.case, Event.Kind.EXPORTED, self.request.user, note=note) for case in cases
        )
        if chosen["format"] == "csv":
            response = HttpResponse(as_csv(cases), content_type="text/csv; charset=utf-8")
            name = f"cases-{timezone.localtime():%Y-%m-%d-%H%M}.csv"
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        return TemplateResponse(
            self.request,
            "admin/contact/case/case_export.html",
            {
                "cases": cases,
                "is_masked": is_masked,
                "made_at": timezone.now(),
                "made_by": name_of(self.request.user),
            },
        )

    def render_page(self, form, status=200):
        cases, left_out = self.get_cases()
        context = self.get_context_data(
            title=_("Disclose cases"),
            form=form,
            cases=cases[:20],
            count=cases.count(),
            left_out=left_out,
        )
        return self.render_to_response(context, status=status)
