from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import reverse_in_language, shown_text
from publishing.records import PublicRecordQuerySet, alphabetically
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField, URLLineField

from .content_record import ContentRecord
from .figure import Figure

YEAR = [MinValueValidator(1000), MaxValueValidator(2100)]


class NetworkQuerySet(PublicRecordQuerySet):
    def members_first(self, language=None):
        """Organisations the city is a member of before those it works with, A to Ö."""
        return self.order_by("-is_member", alphabetically("name", language), "pk")


class Network(ContentRecord):
    """An international organisation or network that the city takes part in or works with."""

    title_field = "name"
    url_name = "relations:network_detail"

    name = LineField(_("name"), max_length=150)
    acronym = LineField(_("acronym"), max_length=20, blank=True)
    website = URLLineField(_("website"), blank=True)
    is_member = models.BooleanField(
        _("the city is a member"),
        default=True,
        help_text=_(
            "If the box is not ticked, the organisation is shown under ‘Other organisations’."
        ),
    )
    founded_year = models.PositiveSmallIntegerField(
        _("founded (year)"), null=True, blank=True, validators=YEAR
    )
    member_since_year = models.PositiveSmallIntegerField(
        _("member since (year)"), null=True, blank=True, validators=YEAR
    )
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="networks"
    )

    objects = NetworkQuerySet.as_manager()

    class Meta:
        constraints = unique_slugs("network")
        verbose_name = _("organisation or network")
        verbose_name_plural = _("organisations and networks")

    def get_absolute_url(self, language=None):
        if self.has_own_page:
            return super().get_absolute_url(language)
        return f"{reverse_in_language('relations:network_list', language)}#{self.anchor}"

    @property
    def anchor(self):
        """Where the list of networks tells of this one."""
        return f"network-{self.pk}"

    @property
    def has_own_page(self):
        """Where there is nothing to tell but the name and the website, the list has both."""
        return bool(
            shown_text(self, "intro")
            or shown_text(self, "body")
            or self.image_id
            or self.founded_year
            or self.member_since_year
            or not self.is_published
        )


class NetworkFigure(Figure):
    """A figure about a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="figures")


class Forum(models.Model):
    """One of a network's forums, in the network's own order."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="forums")
    name = LineField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    def __str__(self):
        return shown_text(self, "name").value
