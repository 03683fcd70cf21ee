import re
import unicodedata
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import normalize_newlines
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from contact.cases import register, transitions
from contact.cases.models import Case, SenderAddition
from contact.cases.models.case import MESSAGE_LIMIT, PAGE_LENGTH
from contact.mail.letters import acknowledgement, addition_to_office, header_safe, mail_to_office

from . import codes, spam

EMAIL_LENGTH = Case._meta.get_field("email").max_length
SUBJECT_LENGTH = Case._meta.get_field("subject").max_length

# Letters and symbols by their category that nevertheless show nothing: fillers of Hangul, and
# Braille with no dot.
INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def is_blank(text):
    """Whether nothing can be seen of a text: spaces, controls, joiners, marks without a letter."""
    return all(
        character in INVISIBLE
        or unicodedata.category(character)[0] in "ZM"
        or unicodedata.category(character) in ("Cc", "Cf")
        for character in text
    )


def local_path(text):
    """The text where it is a path of this site, otherwise nothing."""
    is_path = (
        text.startswith("/")
        and len(text) <= PAGE_LENGTH
        and text.isprintable()
        and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    )
    return text if is_path else ""


def formatted(number):
    return number_format(number, use_l10n=True, force_grouping=True)


def reject_null_characters(text):
    """The text; the one character that no database takes is refused in words of our own."""
    if "\x00" in text:
        raise ValidationError(
            _(
                "There is a character here that cannot be stored, often left behind when text is "
                "copied. It shows as � below. Delete it and send again."
            ),
            code="unstorable",
        )
    return text


class LineField(forms.CharField):
    """One line of text. What is too long is said to be so; no attribute cuts it off silently."""

    def __init__(self, *, limit, **kwargs):
        self.limit = limit
        super().__init__(**kwargs)
        self.validators = []

    def to_python(self, value):
        return header_safe(reject_null_characters(value or ""))

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            over = len(value) - self.limit
            raise ValidationError(
                ngettext(
                    "This is %(over)s character too long. At most %(limit)s can be sent.",
                    "This is %(over)s characters too long. At most %(limit)s can be sent.",
                    over,
                )
                % {"over": formatted(over), "limit": formatted(self.limit)},
                code="too_long",
            )


class EmailLineField(LineField):
    widget = forms.EmailInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.validators.append(
            EmailValidator(
                _(
                    "Write the e-mail address as name@example.org, or leave the field empty if "
                    "you do not want an answer."
                )
            )
        )


class MessageField(forms.CharField):
    """The message, character for character as written, with line breaks as one character each."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.validators = []

    def to_python(self, value):
        return normalize_newlines(reject_null_characters(value or ""))

    def validate(self, value):
        if is_blank(value):
            raise ValidationError(self.error_messages["required"], code="required")
        over = len(value) - MESSAGE_LIMIT
        if over > 0:
            raise ValidationError(
                ngettext(
                    "The message is %(over)s character too long. At most %(limit)s can be sent.",
                    "The message is %(over)s characters too long. At most %(limit)s can be sent.",
                    over,
                )
                % {"over": formatted(over), "limit": formatted(MESSAGE_LIMIT)},
                code="too_long",
            )


class TooManySubmissions(Exception):
    """This client has sent as many messages as are taken for a while."""


class SanitisedForm(forms.Form):
    """A form that keeps what was typed, without halves of characters, and can be refused whole."""

    def __init__(self, data=None, *, client="", **kwargs):
        self.client = client
        super().__init__(replace_surrogates(data), label_suffix="", **kwargs)
        for field in self.fields.values():
            if field.widget.is_hidden:
                # Whatever a program writes here, it is no reason to lose the message.
                field.validators = []

    def clean(self):
        # A null character has been refused by then, and HTML has none: shown as what stands for it.
        for name, values in list(self.data.lists()):
            self.data.setlist(name, [value.replace("\x00", "\ufffd") for value in values])
        return super().clean()

    def refuse(self, reason):
        """Shows one reason, above the fields, why the form as a whole was not taken."""
        self.full_clean()
        self._errors[NON_FIELD_ERRORS] = self.error_class([reason], error_class="nonfield")


class SubmissionForm(SanitisedForm):
    """A form with a message in it, guarded against programs and against being sent twice."""

    message = MessageField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write your message.")},
    )
    # People do not see this one; programs that fill in everything do.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["message"].help_text = _(
            "Describe it in as much detail as possible. At most %(limit)s characters."
        ) % {"limit": formatted(MESSAGE_LIMIT)}
        self.fields["website"].validators = []
        if not self.is_bound:
            self.initial["token"] = str(spam.FormToken.issue())

    def clean(self):
        self.token = spam.FormToken.read(self.data.get("token", ""))
        if self.token is None:
            self._issue_token()
            self.add_error(
                None, _("We could not recognise the form. Your text is still here: send it again.")
            )
        elif self.token.is_expired:
            # Whoever waited for a day has not been too quick.
            self._issue_token(age=spam.MIN_FILL_SECONDS)
            self.add_error(
                None,
                _(
                    "The form has been open for more than a day. Your text is still here: "
                    "send it again."
                ),
            )
        elif self.token.is_too_early and not self.errors:
            # Another error will take a human those seconds to mend.
            self.add_error(
                None,
                _(
                    "That was quicker than people usually write, so we ask you to confirm: wait "
                    "a few seconds and send again. Your text is still here."
                ),
            )
        return super().clean()

    @property
    def is_filled_in_by_a_program(self):
        return bool(self.data.get("website"))

    def _issue_token(self, age=0):
        self.data["token"] = str(spam.FormToken.issue(age))

    def _client_hash(self):
        return spam.client_hash(self.client, timezone.localdate())


class ContactForm(SubmissionForm):
    """A question or a comment: checks it, and stores it together with the mail about it."""

    kind = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[
            (Case.Kind.QUESTION, _("Ask a question")),
            (Case.Kind.COMMENT, _("Leave a comment")),
        ],
        widget=forms.RadioSelect,
        initial=Case.Kind.QUESTION,
        error_messages={
            "required": _("Choose whether you ask a question or leave a comment."),
            "invalid_choice": _("Choose whether you ask a question or leave a comment."),
        },
    )
    subject = LineField(
        label=_("What it is about (optional)"),
        limit=SUBJECT_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    email = EmailLineField(
        label=_("Your e-mail address (optional)"),
        limit=EMAIL_LENGTH,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=_("Fill it in if you want an answer."),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("kind", "subject", "message", "email")

    def clean_page(self):
        return local_path(self.cleaned_data["page"])

    def save(self):
        """Stores the case and its mail at once; gives back what was stored already."""
        content = {
            field: self.cleaned_data[field] for field in ("kind", "subject", "email", "message")
        }
        submission = self.token.idempotency_key(*content.values())
        # Asked before the rest: the second of two clicks must not be refused for the first.
        is_too_much = spam.has_sent_too_many(self.client)
        stored = Case.objects.filter(submission=submission).first()
        if stored:
            return stored
        if is_too_much:
            raise TooManySubmissions
        has_acknowledgement = content["email"] and not spam.is_written_to_often(content["email"])
        receipt = uuid4()
        with transaction.atomic():
            case, is_new = register.receive(
                submission=submission,
                **content,
                **self._quarantine(),
                language=get_language(),
                page=self.cleaned_data["page"],
                receipt=receipt,
                code_hash=codes.hash_of(codes.code_of(receipt)),
                client_hash=self._client_hash(),
            )
            if is_new and case.status == Case.Status.NEW:
                mail_to_office(case).save()
                if has_acknowledgement:
                    acknowledgement(case).save()
        return case

    def _quarantine(self):
        if not self.is_filled_in_by_a_program:
            return {}
        return {
            "status": Case.Status.QUARANTINED,
            "quarantine_reason": Case.QuarantineReason.HIDDEN_FIELD,
        }


class AdditionForm(SubmissionForm):
    """What a sender adds to a case that reference and code have opened."""

    case = forms.CharField(required=False, widget=forms.HiddenInput)

    def save(self, case):
        """Stores the addition and the mail to the office at once, or gives back what was stored."""
        message = self.cleaned_data["message"]
        submission = self.token.idempotency_key(case.pk, message)
        # Asked before the rest: the second of two clicks must not be refused for the first.
        is_too_much = spam.has_sent_too_many(self.client)
        stored = SenderAddition.objects.filter(submission=submission).first()
        if stored:
            return stored
        if is_too_much:
            raise TooManySubmissions
        with transaction.atomic():
            addition, is_new = SenderAddition.objects.get_or_create(
                submission=submission,
                defaults={
                    "case": case,
                    "text": message,
                    "is_quarantined": self.is_filled_in_by_a_program,
                    "client_hash": self._client_hash(),
                },
            )
            if is_new:
                transitions.addition_received(addition)
                is_known = case.status != Case.Status.QUARANTINED
                if is_known and not addition.is_quarantined:
                    addition_to_office(addition).save()
        return addition


class CaseForm(SanitisedForm):
    """The reference and the code that open a case."""

    reference = LineField(
        label=_("Reference"),
        limit=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write the reference. It begins with GI.")},
    )
    code = LineField(
        label=_("Code"),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("The sixteen letters and digits from the receipt, in any case."),
        error_messages={"required": _("Write the code from the receipt.")},
    )
    # What was written to a case whose page had been open for too long.
    draft = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def authenticate_case(self):
        return codes.authenticate_case(
            self.cleaned_data["reference"], self.cleaned_data["code"], self.client
        )


def replace_surrogates(data):
    """A copy to work on, without halves of surrogate pairs, which no page and no database takes."""
    if data is None:
        return None
    data = data.copy()
    for name, values in data.lists():
        data.setlist(name, [re.sub("[\ud800-\udfff]", "\ufffd", value) for value in values])
    return data
