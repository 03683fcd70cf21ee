"""What is written in both languages, and the history that is kept of it."""

import simple_history
from modeltranslation.translator import TranslationOptions, translator

from .notices import SiteNotice


class SiteNoticeTranslationOptions(TranslationOptions):
    fields = ("text",)


translator.register(SiteNotice, SiteNoticeTranslationOptions)
# The base column repeats one of the languages.
simple_history.register(SiteNotice, app="publishing", excluded_fields=["text"])
