import simple_history
from modeltranslation.translator import TranslationOptions, register

from .models import Office, OpeningHours, ReplyTemplate, RetentionClass


@register(Office)
class OfficeTranslationOptions(TranslationOptions):
    fields = ("name", "organisation", "postal_address")
    required_languages = {"sv": ("name", "organisation"), "en": ("name", "organisation")}


@register(OpeningHours)
class OpeningHoursTranslationOptions(TranslationOptions):
    fields = ("note",)


@register(ReplyTemplate)
class ReplyTemplateTranslationOptions(TranslationOptions):
    fields = ("name", "text")
    required_languages = ("sv", "en")


# After the translated columns exist, and without the base columns, which hold whatever language
# was active at the last save.
for model, options in (
    (Office, OfficeTranslationOptions),
    (OpeningHours, OpeningHoursTranslationOptions),
    (ReplyTemplate, ReplyTemplateTranslationOptions),
):
    simple_history.register(model, app="contact", excluded_fields=list(options.fields))

# Cases have none: their events are the log, and old rows would keep what has been deleted.
simple_history.register(RetentionClass, app="contact")
