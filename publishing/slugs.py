"""Slug redirects: a slug per language, and a permanent redirect from every earlier one.

A slug is made from the title and follows it until the page is public for the first time.
"""

import re

from anyascii import anyascii
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .language import LANGUAGES, reverse_in_language, shown_text
from .state import State
from .text_fields import SlugLineField

APOSTROPHES = "'`´"
MAX_STEM = 90


def make_slug(title):
    """Lower-case ASCII letters and digits; whatever separates words is one hyphen."""
    ascii_title = "".join(c for c in anyascii(title) if c not in APOSTROPHES).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_title).strip("-")[:MAX_STEM].strip("-")


class SlugRedirect(models.Model):
    """An earlier slug of a record; its URL redirects to the current one."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2)
    slug = SlugLineField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "language", "slug"], name="slug_redirect_is_unique"
            )
        ]

    def __str__(self):
        return f"{self.language}: {self.slug}"


class SluggedQuerySet(models.QuerySet):
    def by_slug(self, slug, language=None):
        return self.filter(**{f"slug_{language or get_language()}": slug})

    def by_former_slug(self, slug, language=None):
        """The record that had the slug in the language earlier."""
        ids = SlugRedirect.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model),
            language=language or get_language(),
            slug=slug,
        ).values("object_id")
        return self.filter(pk__in=ids)


class SluggedModel(models.Model):
    """A record with a page of its own in both languages.

    A subclass is Publishable too; it names its title field in `title_field` and its page's URL
    name in `url_name`.
    """

    title_field = "title"
    url_name: str

    slug = SlugLineField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_(
            "The last part of the page’s address. If empty, it is made from the title, and "
            "follows the title until the page is published. If you change it after that, "
            "the old address still leads here."
        ),
    )
    # Set when a record that is no draft is saved: from then on its slug lasts.
    was_public = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return shown_text(self, self.title_field).value

    def save(self, *args, **kwargs):
        with transaction.atomic():
            former = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
            lasts = bool(former) and (former.was_public or former.state != State.DRAFT)
            self.was_public = lasts or self.state != State.DRAFT
            if former and not lasts:
                self._empty_outdated_slugs(former)
            self._fill_empty_slugs()
            if kwargs.get("update_fields") is not None:
                columns = {"was_public", *(f"slug_{language}" for language in LANGUAGES)}
                kwargs["update_fields"] = set(kwargs["update_fields"]) | columns
            super().save(*args, **kwargs)
            if lasts:
                self._add_redirects(former)

    def get_absolute_url(self, language=None):
        """The path of the record's page in a language, by default the active one."""
        language = language or get_language()
        return reverse_in_language(self.url_name, language, [getattr(self, f"slug_{language}")])

    def clean(self):
        super().clean()
        errors = {}
        for language in LANGUAGES:
            field = f"slug_{language}"
            slug = getattr(self, field)
            if slug and self._is_taken(slug, language):
                errors[field] = _("Another page has or has had this address. Choose another.")
        if errors:
            raise ValidationError(errors)

    def _is_taken(self, slug, language):
        others = type(self)._base_manager.exclude(pk=self.pk)
        redirects = SlugRedirect.objects.filter(
            content_type=ContentType.objects.get_for_model(type(self)),
            language=language,
            slug=slug,
        ).exclude(object_id=self.pk or 0)
        return others.filter(**{f"slug_{language}": slug}).exists() or redirects.exists()

    def _slug_from_title(self, language):
        title = shown_text(self, self.title_field, language).value
        return make_slug(title) or self._meta.model_name

    def _empty_outdated_slugs(self, former):
        """Slugs that were made from a title that has changed; what staff have typed stays."""
        for language in LANGUAGES:
            field = f"slug_{language}"
            slug, stem = getattr(former, field), former._slug_from_title(language)
            is_made = re.fullmatch(rf"{re.escape(stem)}(-\d\d?)?", slug or "")
            is_kept = getattr(self, field) == slug and self._slug_from_title(language) != stem
            if is_made and is_kept:
                setattr(self, field, "")

    def _fill_empty_slugs(self):
        for language in LANGUAGES:
            field = f"slug_{language}"
            if getattr(self, field):
                continue
            stem = self._slug_from_title(language)
            slug, number = stem, 1
            while self._is_taken(slug, language):
                number += 1
                slug = f"{stem}-{number}"
            setattr(self, field, slug)

    def _add_redirects(self, former):
        for language in LANGUAGES:
            slug = getattr(former, f"slug_{language}")
            if slug and slug != getattr(self, f"slug_{language}"):
                SlugRedirect.objects.get_or_create(
                    content_type=ContentType.objects.get_for_model(type(self)),
                    object_id=self.pk,
                    language=language,
                    slug=slug,
                )


def unique_slugs(model_name):
    """One constraint per language, for the Meta of a slugged model."""
    return [
        models.UniqueConstraint(
            fields=[f"slug_{language}"],
            name=f"{model_name}_slug_{language}_is_unique",
            violation_error_message=_("Another page has this address. Choose another."),
        )
        for language in LANGUAGES
    ]
