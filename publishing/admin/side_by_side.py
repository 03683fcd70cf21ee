"""Forms of bilingual records: Swedish beside English, field by field."""

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models

from .lookups import KeyChoiceField


class SideBySideMixin:
    """Form fields that state their language, for model admins and inlines."""

    # The browser's own date fields have labels and need no script.
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.DateField: {"widget": forms.DateInput({"type": "date"}, "%Y-%m-%d")},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        },
        models.ForeignKey: {"form_class": KeyChoiceField},
    }
    # Many-to-many fields with few choices, which are shown as checkboxes.
    checkbox_fields = ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.checkbox_fields:
            kwargs["widget"] = forms.CheckboxSelectMultiple({"class": "checkbox-columns"})
            kwargs["queryset"] = db_field.related_model.objects.alphabetical()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and getattr(db_field, "translated_field", None):
            field.widget.attrs["lang"] = db_field.language
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # A related record may be in use elsewhere; it is deleted from its own list.
            field.widget.can_delete_related = False
        return field
