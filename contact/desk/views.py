from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contact.cases import answers
from contact.cases.events import record
from contact.cases.models import Case, Event
from contact.cases.transitions import NotAllowed
from publishing.language import LANGUAGE_CHOICES

from .base import VIEW, CaseAdminView
from .forms import CASE_FORMS, EXPORT, HANDLE, AnswerForm, TemplateForm
from .models import ReplyTemplate


@dataclass(frozen=True)
class Step:
    """Something in the course of a case, as its page tells it."""

    at: datetime
    kind: str
    row: object


class CaseView(CaseAdminView):
    """Everything about a case, and what may be done with it. Each showing of it is an event."""

    template_name = "admin/contact/case/case.html"
    permissions = (VIEW,)

    def get(self, request, *args, **kwargs):
        self.case = self.get_case()
        return self.render_page(self.forms())

    def post(self, request, *args, **kwargs):
        self.case = self.get_case()
        forms = self.forms(request.POST)
        form = forms.get(request.POST.get("do"))
        if form is None:
            messages.warning(request, _("This cannot be done with the case at the moment."))
            return redirect(self.case_url)
        if form.is_valid():
            try:
                form.save()
            except NotAllowed as reason:
                messages.error(request, str(reason))
            else:
                messages.success(request, form.done)
            return redirect(self.after_save())
        return self.render_page(forms, status=422)

    def after_save(self):
        """Back to the case, or to the list if the user may not read it any more."""
        self.case.refresh_from_db()
        if self.case.is_readable_by(self.request.user):
            return self.case_url
        return reverse("admin:contact_case_changelist")

    def render_page(self, forms, status=200):
        record(self.case, Event.Kind.READ, self.request.user)
        context = self.get_context_data(forms=forms)
        return self.render_to_response(context, status=status)

    @property
    def case_url(self):
        return reverse("admin:contact_case_change", args=[self.case.pk])

    def forms(self, data=None):
        """What this person may do with the case as it is; the one sent carries its data."""
        chosen = data.get("do") if data else None
        forms = [
            form(self.case, self.request.user, data if form.code == chosen else None)
            for form in CASE_FORMS
        ]
        return {form.code: form for form in forms if form.is_offered}

    def get_context_data(self, **kwargs):
        user = self.request.user
        events = list(self.case.events.all())
        reads = [event for event in events if event.kind == Event.Kind.READ]
        return super().get_context_data(
            title=self.case.register_entry or self.case.reference,
            case=self.case,
            steps=self.steps(event for event in events if event.kind != Event.Kind.READ),
            reads=reversed(reads),
            read_count=len(reads),
            mails=self.case.mails.all(),
            may_answer=user.has_perm(HANDLE) and bool(answers.outcomes(self.case)),
            may_export=user.has_perm(EXPORT),
            **kwargs,
        )

    def steps(self, events):
        """In the order in which it happened; the texts themselves in place of their events."""
        steps = [Step(event.at, "event", with_display_values(event)) for event in events]
        steps += [Step(row.sent_at, "answer", row) for row in self.case.answers.all()]
        steps += [Step(row.received_at, "addition", row) for row in self.case.additions.all()]
        return sorted(
            (step for step in steps if not _has_text_of_its_own(step)), key=attrgetter("at")
        )


class ReplyView(CaseAdminView):
    """Writes an answer; a template, chosen first, is what it begins with."""

    template_name = "admin/contact/case/answer.html"
    permissions = (VIEW, HANDLE)

    def get(self, request, *args, **kwargs):
        self.case = self.get_case()
        chosen = TemplateForm(request.GET or None)
        template = chosen.cleaned_data["template"] if chosen.is_valid() else None
        return self.render_page(AnswerForm(self.case, request.user, template=template))

    def post(self, request, *args, **kwargs):
        self.case = self.get_case()
        form = AnswerForm(self.case, request.user, request.POST)
        if form.is_valid():
            try:
                form.save()
            except NotAllowed as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(
                    request,
                    _("The answer is on its way to %(email)s.") % {"email": self.case.email}
                    if self.case.email
                    else _(
                        "The answer is saved. The sender can read it on the site with the code."
                    ),
                )
                return redirect("admin:contact_case_change", self.case.pk)
        return self.render_page(form, status=422)

    def render_page(self, form, status=200):
        if not form.is_bound and not form.is_offered:
            messages.warning(
                self.request,
                _("The status of the case is now ‘%(status)s’. Reopen it before you answer.")
                % {"status": self.case.get_status_display()},
            )
            return redirect("admin:contact_case_change", self.case.pk)
        record(self.case, Event.Kind.READ, self.request.user)
        context = self.get_context_data(
            title=_("Answer %(case)s") % {"case": self.case.register_entry or self.case.reference},
            case=self.case,
            form=form,
            template_form=TemplateForm(self.request.GET or None),
            has_templates=ReplyTemplate.objects.exists(),
            additions=self.case.additions.all(),
        )
        return self.render_to_response(context, status=status)


def _has_text_of_its_own(step):
    return step.kind == "event" and step.row.kind in (Event.Kind.ANSWERED, Event.Kind.ADDED)


def with_display_values(event):
    """The event with `old` and `new`: its values as they are displayed, not as they are stored."""
    event.old, event.new = (display_value(event, value) for value in (event.before, event.after))
    event.field_name = Case._meta.get_field(event.field).verbose_name if event.field else ""
    return event


def display_value(event, value):
    if not value:
        return ""
    match event.kind:
        case Event.Kind.MOVED | Event.Kind.RELEASED:
            return Case.Status(value).label
        case Event.Kind.LANGUAGE:
            return dict(LANGUAGE_CHOICES)[value]
        case Event.Kind.DUE:
            return date_format(parse_date(value), "DATE_FORMAT")
        case Event.Kind.CHANGED if event.field in ("is_secret", "is_on_hold"):
            return _("Yes") if value == "yes" else _("No")
    return value
