"""Validation of a record outside its form, with messages for people."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator


def check(record):
    """full_clean() by language columns: the base fields of translated fields are left out."""
    record.full_clean(exclude=_base_fields(type(record)))


def error_messages(record, error):
    """The messages of a ValidationError, each with the label of its field, without repeats."""
    found = []
    for name, messages in error.message_dict.items():
        for message in messages:
            if name == NON_FIELD_ERRORS:
                text = message
            else:
                label = capfirst(record._meta.get_field(name).verbose_name)
                text = _("%(field)s: %(reason)s") % {"field": label, "reason": message}
            if text not in found:
                found.append(text)
    return found


def _base_fields(model):
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()
