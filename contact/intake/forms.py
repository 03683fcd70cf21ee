import re
from functools import cached_property

from django import forms
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.cases.models import SenderAddition
from contact.cases.models.case import MESSAGE_LIMIT

from . import codes, spam
from .fields import HiddenField, LineField, MessageField, TextField, formatted
from .receive import receive


def replace_surrogates(data):
    """A copy of form data without halves of surrogate pairs, which cannot be stored."""
    if data is None:
        return None
    data = data.copy()
    for name, values in data.lists():
        data.setlist(name, [re.sub("[\ud800-\udfff]", "\ufffd", value) for value in values])
    return data


class TooManySubmissions(Exception):
    """This client has sent as many messages as are taken for a while."""


class SanitisedForm(forms.Form):
    """A form for the public, which shows again what was typed without what HTML cannot have."""

    def __init__(self, data=None, *, client="", **kwargs):
        self.client = client
        super().__init__(replace_surrogates(data), label_suffix="", **kwargs)

    def refuse(self, reason):
        """Says above the fields why the form as a whole was not taken."""
        self.add_error(None, reason)


class SubmissionForm(SanitisedForm):
    """A form with a message in it, guarded against programs and against being sent twice."""

    # What the form stores: a case, or an addition to one.
    model = None
    message_help = _("Write in as much detail as you can. At most %(limit)s characters.")

    message = MessageField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": _("Write your message.")},
    )
    # Honeypot: people do not see this one; programs that fill in everything do.
    website = TextField(
        label=_("Leave this field empty"),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    token = HiddenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["message"].help_text = self.message_help % {"limit": formatted(MESSAGE_LIMIT)}

    def clean(self):
        if self.sent_token is None:
            self.add_error(
                None, _("We could not recognise the form. Your text is still here: send it again.")
            )
        elif self.sent_token.is_expired:
            self.add_error(
                None,
                _(
                    "The form has been open for more than a day. Your text is still here: "
                    "send it again."
                ),
            )
        elif self.sent_token.is_too_early and not self.errors:
            # With another error to correct, a human takes those seconds anyway.
            self.add_error(
                None,
                _(
                    "The form was sent unusually quickly. Wait a few seconds and send it "
                    "again, so that we know you are not a program. Your text is still here."
                ),
            )
        return super().clean()

    @cached_property
    def sent_token(self):
        """The token that came with the form; None where there is none of ours."""
        return spam.FormToken.read(self["token"].data or "")

    @cached_property
    def fresh_token(self):
        """The token to show the form with: the one it came with as long as that is valid."""
        if self.sent_token is None:
            return spam.FormToken.issue()
        if self.sent_token.is_expired:
            # Nobody is too quick who has had the form open for a day.
            return spam.FormToken.issue(age=spam.MIN_FILL_SECONDS)
        return self.sent_token

    @property
    def is_filled_in_by_a_program(self):
        return bool(self.cleaned_data["website"])

    def content(self):
        """What of it, in the form's order, makes one submission another than the next."""
        raise NotImplementedError

    def build(self):
        """What is to be stored, not yet saved."""
        raise NotImplementedError

    def store_once(self):
        """Idempotency key: the same form with the same content is stored once, however often sent.

        Every later time gives back what the first one stored. The limit is asked about before
        what is stored: the second of two clicks must not be refused because of the first.
        """
        is_over_limit = spam.has_sent_too_many(self.client)
        key = self.sent_token.idempotency_key(*self.content())
        stored = self.model.objects.filter(idempotency_key=key)
        if earlier := stored.first():
            return earlier
        if is_over_limit:
            raise TooManySubmissions
        item = self.build()
        item.idempotency_key = key
        item.client_hash = spam.client_hash(self.client, timezone.localdate())
        try:
            receive(item)
        except IntegrityError:
            # Another request has stored it since it was looked up.
            if earlier := stored.first():
                return earlier
            raise
        return item


class AdditionForm(SubmissionForm):
    """What a sender adds to a case that reference and code have opened."""

    model = SenderAddition

    case_token = HiddenField()

    def __init__(self, *args, case=None, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)

    def content(self):
        return [self.case.pk, self.cleaned_data["message"]]

    def build(self):
        return SenderAddition(
            case=self.case,
            text=self.cleaned_data["message"],
            is_quarantined=self.is_filled_in_by_a_program,
        )


class CaseLookupForm(SanitisedForm):
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
        help_text=_("The 16 characters on the receipt. You can use capital or small letters."),
        error_messages={"required": _("Write the code from the receipt.")},
    )
    # What was written to a case whose page had been open for too long.
    draft = HiddenField()

    def authenticate_case(self):
        return codes.authenticate_case(
            self.cleaned_data["reference"], self.cleaned_data["code"], self.client
        )
