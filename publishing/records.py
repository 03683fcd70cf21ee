"""Public records: the base model of everything with a page of its own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .language import (
    LANGUAGES,
    Bilingual,
    reading_order,
    shown_text,
)
from .rich_text import RichTextField
from .slugs import SluggedModel, SluggedQuerySet
from .sorting import COLLATIONS, alphabetical_key
from .state import Publishable, PublishableQuerySet
from .text_fields import PlainTextField


def alphabetically(field, language=None):
    """An ordering by a translated field as it is shown, by the reader's alphabet."""
    language = language or get_language()
    shown = Coalesce(
        *(NullIf(F(f"{field}_{code}"), Value("")) for code in reading_order(language)), Value("")
    )
    return Collate(shown, COLLATIONS[language])


def in_alphabet(records):
    """Records that have been fetched, by the titles that are shown, in the reader's alphabet."""
    language = get_language()
    return sorted(records, key=lambda record: alphabetical_key(record.shown_title.value, language))


def is_own_ancestor(record) -> bool:
    """Cycle detection in a tree of records with a `parent`, which may no longer exist."""
    key, seen = record.parent_id, set()
    while key and key not in seen:
        if key == record.pk:
            return True
        seen.add(key)
        ancestor = type(record)._base_manager.filter(pk=key)
        key = ancestor.values_list("parent_id", flat=True).first()
    return False


class PublicRecordQuerySet(SluggedQuerySet, PublishableQuerySet):
    def alphabetical(self, language=None):
        return self.order_by(alphabetically(self.model.title_field, language), "pk")


class PublicRecord(Bilingual, SluggedModel, Publishable):
    """A bilingual, slugged, publishable record with a public page of its own."""

    intro = PlainTextField(
        _("introduction"),
        max_length=500,
        blank=True,
        help_text=_(
            "One to three sentences in plain text. They come first on the page, and are shown in "
            "search engines and in most lists."
        ),
    )
    body = RichTextField(_("text"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if not self.shown_title:
            raise ValidationError(
                {
                    f"{self.title_field}_{code}": _("Write it in at least one of the languages.")
                    for code in LANGUAGES
                }
            )

    @property
    def has_own_page(self):
        """Whether `get_absolute_url` is a page of its own, and not a place on another one."""
        return True

    @property
    def shown_title(self):
        return shown_text(self, self.title_field)

    @property
    def texts(self):
        return (self.title_field, "intro", "body")
