from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from publishing.records import alphabetically
from publishing.slugs import make_slug
from publishing.text_fields import LineField, PlainTextField, SlugLineField

FRIENDSHIP_TOWN = "friendship-town"
ACTIVE = "active"
DORMANT = "dormant"
ENDED = "ended"


class RelationTerm(models.Model):
    """A kind or a status that a relation to a city can have, in the words the public reads.

    The codes are fixed; what they are called and what they mean is for staff to word.
    """

    class Group(models.TextChoices):
        KIND = "kind", _("Type of relationship")
        STATUS = "status", _("Status")

    code = SlugLineField(_("code"), primary_key=True, max_length=30)
    group = models.CharField(_("group"), max_length=10, choices=Group.choices)
    name = LineField(_("name"), max_length=60, help_text=_("Used for a single city."))
    plural_name = LineField(
        _("name in the plural"),
        max_length=60,
        help_text=_("Used as the heading of a list of such cities."),
    )
    definition = LineField(
        _("what it means, in one sentence"),
        max_length=200,
        blank=True,
        help_text=_(
            "Shown below the chart, in lists and on the page of every city that has it. Leave it "
            "empty if it would say no more than the name does."
        ),
    )
    meaning = PlainTextField(
        _("more about what it means"),
        blank=True,
        help_text=_("Follows the sentence in lists and on the cities’ pages."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["group", "position", "code"]
        verbose_name = _("type or status of relationship")
        verbose_name_plural = _("types and statuses of relationship")

    def __str__(self):
        return shown_text(self, "name").value


class ThemeQuerySet(models.QuerySet):
    def alphabetical(self, language=None):
        return self.order_by(alphabetically("name", language), "pk")


class Theme(models.Model):
    """A field of work that cities and projects share, by which lists are filtered."""

    code = SlugLineField(
        _("code"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_(
            "Used in web addresses in both languages. If empty, it is made from the English name."
        ),
    )
    name = LineField(_("name"), max_length=100)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self):
        return shown_text(self, "name").value

    def save(self, *args, **kwargs):
        self._fill_empty_code()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self._fill_empty_code()

    def _fill_empty_code(self):
        self.code = self.code or make_slug(shown_text(self, "name", "en").value)
