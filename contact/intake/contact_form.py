from functools import cached_property

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from contact.cases.models import Case
from contact.cases.models.case import PAGE_LENGTH

from . import codes
from .fields import EmailLineField, HiddenField, LineField
from .forms import SubmissionForm

EMAIL_LENGTH = Case._meta.get_field("email").max_length
GROUP_LENGTH = Case._meta.get_field("visiting_group").max_length
DATES_LENGTH = Case._meta.get_field("wished_dates").max_length
SUBJECT_LENGTH = Case._meta.get_field("subject").max_length


def local_path(text):
    """The text if it is a path of this site, otherwise nothing."""
    is_path = (
        text.startswith("/")
        and len(text) <= PAGE_LENGTH
        and text.isprintable()
        and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    )
    return text if is_path else ""


class ContactForm(SubmissionForm):
    """The contact form. Its topics can be chosen by a link to it: ?topic=study-visit.

    With that topic it also asks for the group and its wished dates. With another one both are left
    out, whatever is in them: the style sheet hides them then, and nobody sends what is not seen.
    """

    model = Case
    study_visit_fields = ("visiting_group", "wished_dates")

    topic = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[
            (Case.Topic.QUESTION, _("Ask a question")),
            (Case.Topic.COMMENT, _("Leave a comment")),
            (Case.Topic.STUDY_VISIT, _("Ask for a study visit")),
            (Case.Topic.ACCESSIBILITY, _("Report an accessibility problem")),
            (Case.Topic.OTHER_FORMAT, _("Ask for another format")),
        ],
        widget=forms.RadioSelect,
        initial=Case.Topic.QUESTION,
        error_messages={
            "required": _("Choose what you want to do."),
            "invalid_choice": _("Choose what you want to do."),
        },
    )
    subject = LineField(
        label=_("Subject (optional)"),
        limit=SUBJECT_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    email = EmailLineField(
        label=_("Your e-mail address (optional)"),
        limit=EMAIL_LENGTH,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=_(
            "Fill it in if you want the answer by e-mail. Without it you can read the answer here, "
            "with the code you get when you send."
        ),
    )
    visiting_group = LineField(
        label=_("The group"),
        limit=GROUP_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Organisation, country and how many you are."),
        error_messages={
            "required": _("Write who would like to come: organisation, country and how many."),
        },
    )
    wished_dates = LineField(
        label=_("When would you like to come? (optional)"),
        limit=DATES_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("One or more dates, or a month."),
    )
    page = HiddenField()

    field_order = ("topic", "visiting_group", "wished_dates", "subject", "message", "email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_study_visit:
            self.fields["topic"].widget = forms.HiddenInput()
            self.fields["visiting_group"].required = True
            self.fields["message"].label = _("What would you like to learn more about?")

    @property
    def is_study_visit(self):
        topic = self.data.get("topic") if self.is_bound else self.initial.get("topic")
        return topic == Case.Topic.STUDY_VISIT

    @property
    def message_help(self):
        if self.is_study_visit:
            return super().message_help
        return _(
            "Describe your question or comment in as much detail as you can. At most "
            "%(limit)s characters."
        )

    @property
    def has_subject(self):
        """Whether to ask for a subject; a study visit has one only where a link has said it."""
        return not self.is_study_visit or bool(self["subject"].value())

    def clean(self):
        if not self.is_study_visit:
            for name in self.study_visit_fields:
                self.errors.pop(name, None)
                self.cleaned_data[name] = ""
        return super().clean()

    @cached_property
    def code(self):
        """The one-time code for its sender, the same every time the same is sent."""
        return codes.make_code(self.sent_token, self.content())

    def clean_page(self):
        return local_path(self.cleaned_data["page"])

    def content(self):
        names = ("topic", "subject", "email", "message", *self.study_visit_fields)
        return [self.cleaned_data[name] for name in names]

    def build(self):
        case = Case(
            topic=self.cleaned_data["topic"],
            subject=self.cleaned_data["subject"],
            email=self.cleaned_data["email"],
            message=self.cleaned_data["message"],
            visiting_group=self.cleaned_data["visiting_group"],
            wished_dates=self.cleaned_data["wished_dates"],
            page=self.cleaned_data["page"],
            language=get_language(),
            code_hash=codes.hash_code(self.code),
        )
        if self.is_filled_in_by_a_program:
            case.status = Case.Status.QUARANTINED
            case.quarantine_reason = Case.QuarantineReason.HIDDEN_FIELD
        return case
