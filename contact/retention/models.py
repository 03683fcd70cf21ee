from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.text_fields import LineField


class RetentionClass(models.Model):
    """For how long a kind of case is kept, and which decision says so."""

    class AppliesTo(models.TextChoices):
        CASES = "cases", _("Cases without a rule of their own")
        QUARANTINE = "quarantine", _("What is left in quarantine")

    name = LineField(_("name"), max_length=100, unique=True)
    decision = LineField(
        _("decision"),
        max_length=200,
        help_text=_("The retention decision that applies, with its date and number."),
    )
    months = models.PositiveSmallIntegerField(
        _("retention period in months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "Counted from when a case was closed, and in quarantine from when it was "
            "received. If empty, the case is kept for ever."
        ),
    )
    applies_to = models.CharField(
        _("default for"),
        max_length=20,
        choices=AppliesTo.choices,
        blank=True,
        help_text=_("Then applies automatically to all such cases."),
    )

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["applies_to"],
                condition=~Q(applies_to=""),
                name="retention_class_ordinary",
                violation_error_message=_("There is already a default for these."),
            )
        ]

    def __str__(self):
        return self.name


class Disposal(models.Model):
    """What is left of a case that has been deleted or anonymised: nothing about its sender."""

    class Action(models.TextChoices):
        DELETED = "deleted", pgettext_lazy("a case", "Deleted")
        ANONYMISED = "anonymised", pgettext_lazy("a case", "Anonymised")

    action = models.CharField(_("action"), max_length=20, choices=Action.choices)
    register_entry = LineField(_("serial number"), max_length=20, blank=True)
    received_on = models.DateField(_("received"))
    closed_on = models.DateField(pgettext_lazy("a case", "closed"), null=True, blank=True)
    retention_class = LineField(_("retention rule"), max_length=100)
    decision = LineField(_("decision"), max_length=200)
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    actor_name = LineField(_("who"), max_length=150)

    class Meta:
        verbose_name = _("disposal")
        verbose_name_plural = _("log of deleted and anonymised cases")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)

    def __str__(self):
        return self.register_entry or str(self.received_on)
