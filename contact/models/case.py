"""What is done with an enquiry after it has been received, each step in a row of its own."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enquiry import MESSAGE_LIMIT, Enquiry
from .outgoing_mail import OutgoingMail


class Event(models.Model):
    """One thing that was done with a case: who, when, what, from what to what. Never changed."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", pgettext_lazy("event", "Registered")
        RELEASED = "released", pgettext_lazy("event", "Released from quarantine")
        MOVED = "moved", pgettext_lazy("event", "Status changed")
        ASSIGNED = "assigned", pgettext_lazy("event", "Assigned")
        DUE = "due", pgettext_lazy("event", "Answer date changed")
        NOTED = "noted", pgettext_lazy("event", "Internal note")
        CHANGED = "changed", pgettext_lazy("event", "Register changed")
        FORWARDED = "forwarded", pgettext_lazy("event", "Forwarded")
        ANSWERED = "answered", pgettext_lazy("event", "Answer sent")
        ADDED = "added", pgettext_lazy("event", "The sender added something")
        READ = "read", pgettext_lazy("event", "Read")
        EXPORTED = "exported", pgettext_lazy("event", "Handed out")
        ANONYMISED = "anonymised", pgettext_lazy("event", "Anonymised")

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.CASCADE, related_name="events"
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
    actor_name = models.CharField(_("who"), max_length=150, blank=True)
    # Which field of the register was changed, by its name in the model.
    field = models.CharField(max_length=40, blank=True)
    before = models.CharField(pgettext_lazy("event", "from"), max_length=200, blank=True)
    after = models.CharField(pgettext_lazy("event", "to"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("at", "pk")
        default_permissions = ()
        indexes = [models.Index(fields=["enquiry", "at"], name="event_of_enquiry")]

    def __str__(self):
        return str(self.get_kind_display())


class Answer(models.Model):
    """An answer, kept as it was sent: mailed where there is an address, else read by code."""

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.CASCADE, related_name="answers"
    )
    text = models.TextField(_("answer"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    author_name = models.CharField(_("written by"), max_length=150)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    # Holds the letter word for word; nobody removes it while the answer is there.
    mail = models.OneToOneField(
        OutgoingMail,
        verbose_name=_("mail"),
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="answer",
    )
    # The same form sent twice is one answer.
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("sent_at", "pk")
        default_permissions = ()

    def __str__(self):
        return self.enquiry.reference


class SenderAddition(models.Model):
    """What the sender wrote later, with the reference and the code."""

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.CASCADE, related_name="additions"
    )
    text = models.TextField(_("message"), max_length=MESSAGE_LIMIT)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    is_quarantined = models.BooleanField(_("in quarantine"), default=False)
    # The same form sent twice is one addition.
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    client_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("addition from the sender")
        verbose_name_plural = _("additions from the sender")
        ordering = ("received_at", "pk")
        default_permissions = ()
        indexes = [
            models.Index(fields=["client_hash", "received_at"], name="addition_by_client"),
        ]

    def __str__(self):
        return self.enquiry.reference


class CodeAttempt(models.Model):
    """A reference and code that were tried, counted so that guessing is limited."""

    client_hash = models.CharField(max_length=64)
    reference_hash = models.CharField(max_length=64)
    tried_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["client_hash", "tried_at"], name="code_attempt_by_client"),
            models.Index(fields=["reference_hash", "tried_at"], name="code_attempt_by_reference"),
        ]

    def __str__(self):
        return str(self.tried_at)
