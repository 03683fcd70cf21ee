"""The forms of a case's page. Each does one thing through `contact.cases`."""

import uuid

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from contact.cases import answers, transitions
from contact.cases.events import name_of
from contact.cases.models import Case
from contact.intake.receive import release
from publishing.language import LANGUAGE_CHOICES
from publishing.text_fields import LineFormField, PlainTextFormField

from .models import ReplyTemplate

HANDLE = "contact.handle_case"
REGISTER = "contact.register_case"
EXPORT = "contact.export_case"


class CaseActionForm(forms.Form):
    """Something to do with one case, by one person, who needs the permission it names."""

    code = ""
    permission = HANDLE
    done = ""

    def __init__(self, case, actor, data=None, **kwargs):
        self.case = case
        self.actor = actor
        super().__init__(data, prefix=self.code, label_suffix="", **kwargs)

    @property
    def is_offered(self):
        return self.actor.has_perm(self.permission)


class MoveForm(CaseActionForm):
    code = "move"
    done = _("The status has been changed.")

    status = forms.ChoiceField(label=_("Move to"), widget=forms.RadioSelect)
    note = PlainTextFormField(
        label=_("Note (optional)"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [
            (status.value, status.label) for status in transitions.MOVES[self.case.status]
        ]

    @property
    def is_offered(self):
        return super().is_offered and bool(self.fields["status"].choices)

    def save(self):
        transitions.move(
            self.case,
            Case.Status(self.cleaned_data["status"]),
            self.actor,
            self.cleaned_data["note"],
        )


class AssigneeField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class AssignForm(CaseActionForm):
    code = "assign"
    done = _("The case has been assigned.")

    assignee = AssigneeField(
        label=_("Assigned to"), queryset=None, required=False, empty_label=_("Nobody")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = handlers()
        self.initial["assignee"] = self.case.assignee_id

    def save(self):
        transitions.assign(self.case, self.cleaned_data["assignee"], self.actor)


class TakeForm(CaseActionForm):
    code = "take"
    done = _("The case is yours.")

    @property
    def is_offered(self):
        return super().is_offered and self.case.assignee_id != self.actor.pk

    def save(self):
        transitions.assign(self.case, self.actor, self.actor)


class DueForm(CaseActionForm):
    code = "due"
    done = _("The answer date has been changed.")

    due_on = forms.DateField(
        label=_("To be answered by"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["due_on"] = self.case.due_on

    @property
    def is_offered(self):
        return super().is_offered and self.case.is_open

    def save(self):
        transitions.set_due_date(self.case, self.cleaned_data["due_on"], self.actor)


class LanguageForm(CaseActionForm):
    code = "language"
    done = _("The language has been changed.")

    language = forms.ChoiceField(
        label=_("Language we write to the sender in"),
        widget=forms.RadioSelect,
        choices=LANGUAGE_CHOICES,
        help_text=_("At first that of the form. The message itself may be in any language."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["language"] = self.case.language

    def save(self):
        transitions.set_language(self.case, self.cleaned_data["language"], self.actor)


class NoteForm(CaseActionForm):
    code = "note"
    done = _("The note has been added.")

    text = PlainTextFormField(
        label=_("Internal note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The sender does not see it, but anyone may ask for it as an official document."
        ),
    )

    def save(self):
        transitions.add_note(self.case, self.cleaned_data["text"], self.actor)


REGISTER_FIELDS = (
    "register_subject",
    "diary_number",
    "is_secret",
    "secrecy_ground",
    "retention_class",
    "is_on_hold",
    "hold_reason",
)


class RegisterForm(CaseActionForm):
    code = "register"
    permission = REGISTER
    done = _("The register has been changed.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(Case, REGISTER_FIELDS)
        if not self.actor.has_perm("contact.view_secret_case"):
            # A user without the right would lose the case by setting the flag.
            del self.fields["is_secret"], self.fields["secrecy_ground"]
        self.initial |= forms.model_to_dict(self.case, REGISTER_FIELDS)

    def save(self):
        transitions.change_register(self.case, self.cleaned_data, self.actor)


class ForwardForm(CaseActionForm):
    code = "forward"
    permission = REGISTER
    done = _("The note about the forwarding has been saved.")

    office = LineFormField(label=_("Forwarded to"), max_length=200)
    note = PlainTextFormField(
        label=_("Note (optional)"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def save(self):
        transitions.forward(
            self.case, self.cleaned_data["office"], self.actor, self.cleaned_data["note"]
        )


class ReleaseForm(CaseActionForm):
    code = "release"
    permission = REGISTER
    done = _("The case has been released and is on its way to the office.")

    @property
    def is_offered(self):
        return super().is_offered and self.case.is_quarantined

    def save(self):
        release(self.case, self.actor)


CASE_FORMS = (
    MoveForm,
    TakeForm,
    AssignForm,
    DueForm,
    LanguageForm,
    NoteForm,
    RegisterForm,
    ForwardForm,
    ReleaseForm,
)


class AnswerForm(CaseActionForm):
    """An answer, begun from a template or from nothing, in the sender's language."""

    code = "answer"
    done = _("The answer has been sent.")

    language = forms.ChoiceField(label=_("Language of the answer"), widget=forms.RadioSelect)
    text = PlainTextFormField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 16}))
    outcome = forms.ChoiceField(label=_("Status after the answer"), widget=forms.RadioSelect)
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, case, actor, data=None, template=None, **kwargs):
        super().__init__(case, actor, data, **kwargs)
        outcomes = answers.outcomes(case)
        self.fields["language"].choices = LANGUAGE_CHOICES
        self.fields["outcome"].choices = [(status.value, status.label) for status in outcomes]
        self.fields["text"].widget.attrs |= {"lang": case.language}
        self.initial |= {
            "language": case.language,
            "outcome": outcomes[0] if outcomes else "",
            "idempotency_key": uuid.uuid4(),
            "text": getattr(template, f"text_{case.language}", ""),
        }

    @property
    def is_offered(self):
        return super().is_offered and bool(self.fields["outcome"].choices)

    def save(self):
        return answers.send(
            self.case,
            text=self.cleaned_data["text"],
            language=self.cleaned_data["language"],
            outcome=Case.Status(self.cleaned_data["outcome"]),
            idempotency_key=self.cleaned_data["idempotency_key"],
            actor=self.actor,
        )


class TemplateForm(forms.Form):
    """Chooses what an answer begins with."""

    template = forms.ModelChoiceField(
        label=_("Begin with a template"), queryset=None, required=False
    )

    def __init__(self, data=None):
        super().__init__(data, label_suffix="")
        self.fields["template"].queryset = ReplyTemplate.objects.all()


def handlers():
    """The people who can be given a case."""
    return (
        get_user_model()
        .objects.with_perm(HANDLE, backend="django.contrib.auth.backends.ModelBackend")
        .order_by("first_name", "last_name", "username")
    )
