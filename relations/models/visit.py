from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import Bilingual, shown_text
from publishing.rich_text import RichTextField
from publishing.state import Publishable, PublishableQuerySet
from publishing.text_fields import LineField


class VisitKind(Bilingual, Publishable):
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
