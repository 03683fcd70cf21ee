"""Columns of change lists and rows of forms for translated fields."""

from django.db.models.functions import Collate
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from publishing.language import LANGUAGES
from publishing.sorting import COLLATIONS


def language_columns(field: str) -> tuple[str, ...]:
    """The columns of a translated field, which as a row of a form stand side by side."""
    return tuple(f"{field}_{language}" for language in LANGUAGES)


def translated_fieldset(label: str, *fields: str):
    """A fieldset of translated fields: one row for each, both languages side by side."""
    return (label, {"fields": tuple(language_columns(field) for field in fields)})


def text_column(field: str, language: str, header: str):
    """A change-list column for one language of a field, sorted by that language's alphabet."""

    def column(record):
        text = getattr(record, f"{field}_{language}")
        return format_html('<span lang="{}">{}</span>', language, text) if text else "–"

    column.short_description = header
    column.admin_order_field = Collate(f"{field}_{language}", COLLATIONS[language])
    return column


def name_columns(field: str):
    """The change-list columns of a name or title, one for each language."""
    return (
        text_column(field, "sv", _("In Swedish")),
        text_column(field, "en", _("In English")),
    )
