"""What is told about a city in rows of its own: agreements, moments in its history, local names."""

import re

import langcodes
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from publishing.partial_dates import PartialDateField
from publishing.text_fields import LineField

from .city import City


class Agreement(models.Model):
    """What Gothenburg and a city have signed."""

    class Kind(models.TextChoices):
        PARTNER_CITY = "partner-city", _("Partner-city agreement")
        FRIENDSHIP_TOWN = "friendship-town", _("Friendship-town agreement")
        DECLARATION_OF_INTENT = "declaration-of-intent", _("Declaration of intent")

    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.CASCADE, related_name="agreements"
    )
    kind = models.CharField(_("type"), max_length=30, choices=Kind.choices)
    signed = PartialDateField(_("signed"), blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    decision = LineField(
        _("decision"),
        max_length=100,
        blank=True,
        help_text=_("Who decided and under which number."),
    )
    note = LineField(_("remark"), max_length=200, blank=True)
    document = models.ForeignKey(
        "relations.Document",
        verbose_name=_("document"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agreements",
    )

    class Meta:
        ordering = ["signed", "pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self):
        return f"{self.get_kind_display()} {self.signed}".strip()


class Milestone(models.Model):
    """A moment in the history of a relation, on the line of time of the city's page."""

    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.CASCADE, related_name="milestones"
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1000), MaxValueValidator(2100)],
        help_text=_("Decides the order. For a century, give its first year."),
    )
    date_label = LineField(
        _("the date in words"),
        max_length=40,
        blank=True,
        help_text=_("If the year alone does not say it: 1700s, spring 2013."),
    )
    text = LineField(_("what happened"), max_length=200, help_text=_("One short sentence."))
    is_active = models.BooleanField(
        _("the relationship is active from then on"),
        default=False,
        help_text=_(
            "Readers see a solid yellow line from here. Without it the line is dashed: the site "
            "then claims nothing about the time that follows."
        ),
    )

    class Meta:
        ordering = ["year", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self):
        return f"{self.year} {shown_text(self, 'text').value}"


# More than these no city has.
MOST_LOCAL_NAMES = 3


def validate_language(tag):
    """A BCP 47 tag of a language; the registry also has codes for none, several and private use."""
    is_well_formed = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag)
    is_no_language = re.match(r"(und|mul|mis|zxx|q[a-t][a-z])\b", tag, re.IGNORECASE)
    if not is_well_formed or is_no_language or not langcodes.tag_is_valid(tag):
        raise ValidationError(
            _(
                "‘%(tag)s’ is not a language code. Write for example pl for Polish or fit for "
                "Meänkieli, or add the script: zh-Hans, sr-Latn."
            ),
            params={"tag": tag},
        )


class LocalName(models.Model):
    """What a city is called in a language that is spoken there; a bilingual city has two."""

    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.CASCADE, related_name="local_names"
    )
    name = LineField(
        _("name"),
        max_length=100,
        help_text=_(
            "In its own script: 上海. Shown where it differs from the heading of the page."
        ),
    )
    language = LineField(
        _("language"),
        max_length=35,
        validators=[validate_language],
        help_text=_(
            "The language code, so that the name is read aloud correctly: pl, fit, zh-Hans."
        ),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("local name")
        verbose_name_plural = _("local names")

    def __str__(self):
        return f"{self.name} ({self.language})"

    @property
    def label(self):
        """What kind of name it is: “Finnish name”; “Local name” in a language not listed here."""
        labels = {
            "af": _("Afrikaans name"),
            "da": _("Danish name"),
            "de": _("German name"),
            "en": _("English name"),
            "et": _("Estonian name"),
            "fi": _("Finnish name"),
            "fr": _("French name"),
            "is": _("Icelandic name"),
            "lt": _("Lithuanian name"),
            "lv": _("Latvian name"),
            "nb": _("Norwegian name"),
            "nn": _("Norwegian name"),
            "no": _("Norwegian name"),
            "pl": _("Polish name"),
            "sv": _("Swedish name"),
            "uk": _("Ukrainian name"),
            "xh": _("Xhosa name"),
            "zh": _("Chinese name"),
        }
        return labels.get(self.language.partition("-")[0].lower(), _("Local name"))
