"""URLs of the admin that no screen of it makes: refused, instead of failing."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
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


def is_key(model, text):
    """Whether a primary key of the model can look like the text."""
    try:
        model._meta.pk.to_python(text)
    except (ValidationError, ValueError):
        return False
    return True


def require_key(model, text):
    """404 for a text that no primary key of the model can be."""
    if not is_key(model, text):
        raise Http404
