"""Model and form fields for plain text that store what readers see (publishing/plain_text.py).

The model fields do so whoever saves: a form, the loader, the shell or `QuerySet.update()`; a form
field of theirs does so before limits are checked. Their columns are those of Django's own classes,
and migrations name those.
"""

from django import forms
from django.db import models

from .plain_text import multi_line, single_line, unix_lines


class NormalisedFormField:
    """Normalises before anything is checked, and before the form looks for changes."""

    normalise = staticmethod(single_line)

    def to_python(self, value):
        return super().to_python(self.normalise(value) if isinstance(value, str) else value)


class LineFormField(NormalisedFormField, forms.CharField):
    """One line of plain text."""


class EmailLineFormField(NormalisedFormField, forms.EmailField):
    pass


class URLLineFormField(NormalisedFormField, forms.URLField):
    pass


class SlugLineFormField(NormalisedFormField, forms.SlugField):
    pass


class PlainTextFormField(NormalisedFormField, forms.CharField):
    """Several lines of plain text."""

    widget = forms.Textarea
    normalise = staticmethod(multi_line)


class VerbatimFormField(PlainTextFormField):
    normalise = staticmethod(unix_lines)

    def __init__(self, **kwargs):
        super().__init__(**{"strip": False} | kwargs)


class NormalisedField:
    """Mixin for a model field of text. `form_class` is the form field that does the same."""

    normalise = staticmethod(single_line)
    form_class = LineFormField

    def to_python(self, value):
        return self._normalised(super().to_python(value))

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        normalised = self._normalised(value)
        if normalised != value:
            setattr(model_instance, self.attname, normalised)
        return normalised

    def get_db_prep_save(self, value, connection):
        """Covers `QuerySet.update()`, for which there is no `pre_save`."""
        return super().get_db_prep_save(self._normalised(value), connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class} | kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        base = next(c for c in type(self).__mro__ if c.__module__.startswith("django.db.models."))
        return name, f"django.db.models.{base.__name__}", args, kwargs

    def _normalised(self, value):
        return self.normalise(value) if isinstance(value, str) else value


class LineField(NormalisedField, models.CharField):
    """One line of plain text."""


class EmailLineField(NormalisedField, models.EmailField):
    form_class = EmailLineFormField


class URLLineField(NormalisedField, models.URLField):
    form_class = URLLineFormField


class SlugLineField(NormalisedField, models.SlugField):
    form_class = SlugLineFormField


class PlainTextField(NormalisedField, models.TextField):
    """Several lines of plain text."""

    normalise = staticmethod(multi_line)
    form_class = PlainTextFormField


class VerbatimField(NormalisedField, models.TextField):
    """Several lines kept character for character as somebody sent them."""

    normalise = staticmethod(unix_lines)
    form_class = VerbatimFormField
