from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from publishing.partial_dates import PartialDateField
from publishing.text_fields import LineField


class Figure(models.Model):
    """A figure as exact as its source and with the date it held."""

    class Precision(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more-than", _("more than")

    value = models.PositiveBigIntegerField(_("figure"))
    precision = models.CharField(
        _("how exact"), max_length=10, choices=Precision.choices, default=Precision.EXACT
    )
    unit = LineField(
        _("what is counted"),
        max_length=100,
        help_text=_("Follows the figure: ‘member cities in Europe’."),
    )
    as_of = PartialDateField(_("as of"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return f"{self.value} {shown_text(self, 'unit').value}"
