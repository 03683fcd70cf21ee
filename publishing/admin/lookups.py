"""URLs of the admin that no screen of it makes: refused, instead of failing."""

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, ValidationError
from django.db import DataError
from django.http import Http404

REGULAR_EXPRESSIONS = ("__regex", "__iregex")


class LookupMixin:
    """A list answers parameters that cannot be looked up as Django does unknown ones."""

    def lookup_allowed(self, lookup, value, request):
        """No regular expression: a broken one is an error of the database."""
        if lookup.endswith(REGULAR_EXPRESSIONS):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters from error

    def get_object(self, request, object_id, from_field=None):
        if not is_key(self.model, object_id):
            return None
        return super().get_object(request, object_id, from_field)

    def response_action(self, request, queryset):
        if not all(is_key(self.model, key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A selected row that no row of the list can be.")
        return super().response_action(request, queryset)


class KeyChoiceField(forms.ModelChoiceField):
    """A choice of a record whose value is looked up only if it can be a key."""

    def to_python(self, value):
        if isinstance(value, str) and value and not is_key(self.queryset.model, value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


def is_key(model, text):
    """Whether a primary key of the model can look like the text."""
    try:
        model._meta.pk.run_validators(model._meta.pk.to_python(text))
    except (ValidationError, ValueError):
        return False
    return True


def require_key(model, text):
    """404 for a text that no primary key of the model can be."""
    if not is_key(model, text):
        raise Http404
