from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.language import Bilingual, Text, reverse_in_language, shown_text
from publishing.rich_text import RichTextField
from publishing.state import PublishablePart, PublishableQuerySet
from publishing.text_fields import LineField

from .vocabulary import FRIENDSHIP_TOWN


class HostTown(models.Model):
    """One of the towns that take turns to host; the one without a city is Gothenburg."""

    rotation = models.ForeignKey(
        "relations.Rotation",
        verbose_name=_("rotation of hosts"),
        on_delete=models.CASCADE,
        related_name="hosts",
    )
    city = models.OneToOneField(
        "relations.City",
        verbose_name=_("friendship town"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind": FRIENDSHIP_TOWN},
        help_text=_(
            "Leave empty for Gothenburg. Host towns are always shown to everybody, even if "
            "the city’s page is a draft."
        ),
    )
    turn = models.PositiveSmallIntegerField(
        _("place in the order of hosts"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("1 hosts first. Leave it empty as long as the order is not known."),
    )

    class Meta:
        ordering = ["turn", "pk"]
        verbose_name = _("host town")
        verbose_name_plural = _("host towns")

    def __str__(self):
        return self.name.value

    def clean(self):
        super().clean()
        if not self.city_id and HostTown.objects.filter(city=None).exclude(pk=self.pk).exists():
            raise ValidationError({"city": _("Gothenburg is a host town already.")})

    @property
    def name(self) -> Text:
        if self.city_id is None:
            return Text(gettext("Gothenburg"), "", is_foreign=False)
        try:
            return shown_text(self.city, "name")
        except ObjectDoesNotExist:
            # In the history, where a town may outlive its city.
            return Text(gettext("A town that has been deleted"), "", is_foreign=False)


class Rotation(models.Model):
    """How the friendship towns take turns: the interval, and one known host to count from.

    A known host needs an order to count in. Where the towns are edited that is checked
    (admin/friendship.py), because the order may be given in the same save.
    """

    interval_years = models.PositiveSmallIntegerField(
        _("years between meetings"), default=2, validators=[MinValueValidator(1)]
    )
    since_year = models.PositiveSmallIntegerField(
        _("year the cooperation began"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    anchor_year = models.PositiveSmallIntegerField(
        _("a year whose host is known"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1946), MaxValueValidator(2100)],
        help_text=_(
            "Coming hosts are counted from here, or from the latest recorded meeting. While both "
            "are empty the page explains the rule and names no years."
        ),
    )
    anchor_host = models.ForeignKey(
        HostTown,
        verbose_name=_("host that year"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("rotation of hosts")
        verbose_name_plural = _("rotation of hosts")

    def __str__(self):
        return str(_("Rotation of hosts"))

    def clean(self):
        super().clean()
        if (self.anchor_year is None) != (self.anchor_host_id is None):
            raise ValidationError({"anchor_host": _("Give both a year and its host.")})


class Meeting(Bilingual, PublishablePart):
    """A meeting of the friendship towns, held or planned; it overrules the rotation."""

    year = models.PositiveSmallIntegerField(
        _("year"), unique=True, validators=[MinValueValidator(1946), MaxValueValidator(2100)]
    )
    host = models.ForeignKey(
        HostTown, verbose_name=_("host"), on_delete=models.PROTECT, related_name="meetings"
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    theme = LineField(_("theme"), max_length=200, blank=True)
    outcome = RichTextField(
        _("outcome"), blank=True, help_text=_("Shown when the meeting is over.")
    )
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="meetings"
    )
    evaluation = models.ForeignKey(
        "relations.Document",
        verbose_name=_("report and analysis"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The overall report that is written when Gothenburg has hosted."),
    )

    objects = PublishableQuerySet.as_manager()
    texts = ("theme", "outcome")

    class Meta:
        ordering = ["-year"]
        verbose_name = _("friendship-town meeting")
        verbose_name_plural = _("friendship-town meetings")

    def __str__(self):
        return f"{self.year}"

    def get_absolute_url(self, language=None):
        """On the page of the friendship towns, where meetings are told of."""
        return f"{reverse_in_language('relations:friendship_towns', language)}#meeting-{self.year}"

    @property
    def linked_documents(self):
        """The report, then the documents, of which only published ones are to be prefetched."""
        report = [self.evaluation] if self.evaluation and self.evaluation.is_published else []
        return [*report, *self.documents.all()]

    def clean(self):
        super().clean()
        if self.starts_on and self.starts_on.year != self.year:
            raise ValidationError({"starts_on": _("The first day is not in the meeting’s year.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end must come after the beginning.")})
        if self.year and self.ends_on and not 0 <= self.ends_on.year - self.year <= 1:
            raise ValidationError(
                {"ends_on": _("The last day is not in the meeting’s year or the year after.")}
            )
