"""Form fields for text from the public: nothing is cut off or dropped without saying so."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contact.cases.models.case import MESSAGE_LIMIT
from contact.mail.headers import header_safe
from publishing.plain_text import is_blank, unix_lines


def formatted(number):
    return number_format(number, use_l10n=True, force_grouping=True)


def replace_null_characters(text):
    """The text with the replacement character where HTML and databases cannot have a null."""
    return text.replace("\x00", "\ufffd") if isinstance(text, str) else text


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


class TextField(forms.CharField):
    """Text of which every character that was typed comes back, if the form is shown again."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.validators = []

    def bound_data(self, data, initial):
        return replace_null_characters(super().bound_data(data, initial))


class HiddenField(TextField):
    """What only a program can fill in wrongly, which is no reason to lose the message."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, strip=False, **kwargs)

    def to_python(self, value):
        return replace_null_characters(super().to_python(value))


class LineField(TextField):
    """One line of text. If it is too long, that is said; no attribute cuts it off silently."""

    def __init__(self, *, limit, **kwargs):
        self.limit = limit
        super().__init__(**kwargs)

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
                    "Write the e-mail address as name@example.org. You can also leave the "
                    "field empty and read the answer here with your code."
                )
            )
        )


class MessageField(TextField):
    """The message, character for character as written, with line breaks as one character each."""

    widget = forms.Textarea

    def to_python(self, value):
        return unix_lines(reject_null_characters(value or ""))

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
