from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.records import PublicRecord


class ContentRecord(PublicRecord):
    """A public record of what the site tells: with a picture, and sources for its facts."""

    image = models.ForeignKey(
        "relations.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    source_notes = GenericRelation("relations.SourceNote")

    class Meta:
        abstract = True
