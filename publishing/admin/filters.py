"""Filters of change lists."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.language import LANGUAGES


def _empty(field):
    return Q(**{field: ""}) | Q(**{field: None})


class LanguageFilter(admin.SimpleListFilter):
    """Records with a text that exists in one language and is missing in the other."""

    title = _("languages")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return (("sv", _("Swedish is missing")), ("en", _("English is missing")))

    def queryset(self, request, queryset):
        if self.value() not in LANGUAGES:
            return queryset
        missing, other = self.value(), next(c for c in LANGUAGES if c != self.value())
        gaps = Q()
        for field in (queryset.model.title_field, "intro", "body"):
            gaps |= _empty(f"{field}_{missing}") & ~_empty(f"{field}_{other}")
        return queryset.filter(gaps)
