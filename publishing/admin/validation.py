"""Checking a record outside its form, and telling in words what is the matter."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator


def check(record):
    """The record's full check; of a translated field the columns count, as in a form."""
    record.full_clean(exclude=_base_fields(type(record)))


def reasons_in_words(record, error):
    """What a check found, sentence by sentence, with the field where the sentence needs it."""
    reasons = []
    for name, messages in error.message_dict.items():
        for message in messages:
            if name == NON_FIELD_ERRORS:
                reason = message
            else:
                label = capfirst(record._meta.get_field(name).verbose_name)
                reason = _("%(field)s: %(reason)s") % {"field": label, "reason": message}
            if reason not in reasons:
                reasons.append(reason)
    return reasons


def _base_fields(model):
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()
