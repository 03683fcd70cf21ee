from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import Bilingual, reverse_in_language, shown_text
from publishing.rich_text import RichTextField
from publishing.state import PublishablePart, PublishableQuerySet
from publishing.text_fields import LineField


class VisitKind(Bilingual, PublishablePart):
    """A kind of international visit that the city receives."""

    title = LineField(_("title"), max_length=100)
    body = RichTextField(_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PublishableQuerySet.as_manager()
    texts = ("title", "body")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("kind of visit")
        verbose_name_plural = _("kinds of visit")

    def __str__(self):
        return shown_text(self, "title").value

    def get_absolute_url(self, language=None):
        """On the page of the visits, whose parts the kinds are."""
        return f"{reverse_in_language('relations:visits', language)}#visit-{self.pk}"
