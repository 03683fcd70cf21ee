from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.slugs import unique_slugs
from publishing.text_fields import LineField

from .content_record import ContentRecord


class Cooperation(ContentRecord):
    """Cooperation that is neither a city, a network nor a project, such as a region."""

    url_name = "relations:cooperation_detail"

    title = LineField(_("title"), max_length=200)
    former_website = LineField(
        _("former web address"),
        max_length=100,
        blank=True,
        help_text=_("Shown as text and not as a link."),
    )
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="cooperations"
    )

    class Meta:
        constraints = unique_slugs("cooperation")
        verbose_name = _("other cooperation")
        verbose_name_plural = _("other cooperation")
