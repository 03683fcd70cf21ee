from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.text_fields import LineField, PlainTextField

from .case import Case


class Event(models.Model):
    """One thing that was done with a case: who, when, what, from what to what. Never changed."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", pgettext_lazy("event", "Registered")
        RELEASED = "released", pgettext_lazy("event", "Released from quarantine")
        MOVED = "moved", pgettext_lazy("event", "Status changed")
        ASSIGNED = "assigned", pgettext_lazy("event", "Assigned")
        DUE = "due", pgettext_lazy("event", "Answer date changed")
        LANGUAGE = "language", pgettext_lazy("event", "Language changed")
        NOTED = "noted", pgettext_lazy("event", "Internal note")
        CHANGED = "changed", pgettext_lazy("event", "Register changed")
        FORWARDED = "forwarded", pgettext_lazy("event", "Forwarded")
        ANSWERED = "answered", pgettext_lazy("event", "Answer sent")
        ADDED = "added", pgettext_lazy("event", "Addition from the sender")
        READ = "read", pgettext_lazy("event", "Read")
        EXPORTED = "exported", pgettext_lazy("event", "Disclosed")
        ANONYMISED = "anonymised", pgettext_lazy("event", "Anonymised")

    case = models.ForeignKey(
        Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(_("what"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # Nobody where the site or the sender did it; the name stays when an account is deleted.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    actor_name = LineField(_("who"), max_length=150, blank=True)
    # Which field of the register was changed, by its name in the model.
    field = models.CharField(max_length=40, blank=True)
    before = LineField(pgettext_lazy("event", "from"), max_length=200, blank=True)
    after = LineField(pgettext_lazy("event", "to"), max_length=200, blank=True)
    note = PlainTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("at", "pk")
        default_permissions = ()
        indexes = [models.Index(fields=["case", "at"], name="event_of_case")]

    def __str__(self):
        return str(self.get_kind_display())
