"""What is written in a case after its first message, by the office and by the sender."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publishing.language import LANGUAGE_CHOICES
from publishing.text_fields import LineField, PlainTextField, VerbatimField

from .case import MESSAGE_LIMIT, Case


class Answer(models.Model):
    """An answer, kept as it was sent: mailed where there is an address, else read by code."""

    case = models.ForeignKey(
        Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="answers"
    )
    text = PlainTextField(_("answer"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    author_name = LineField(_("written by"), max_length=150)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    # Holds the answer as it was mailed, word for word; nobody removes it while the answer is there.
    mail = models.OneToOneField(
        "contact.OutgoingMail",
        verbose_name=_("e-mail"),
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="answer",
    )
    # The same form sent twice is one answer.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("sent_at", "pk")
        default_permissions = ()

    def __str__(self):
        return self.case.reference


class SenderAddition(models.Model):
    """What the sender wrote later, with the reference and the code."""

    case = models.ForeignKey(
        Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="additions"
    )
    text = VerbatimField(_("message"), max_length=MESSAGE_LIMIT)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    is_quarantined = models.BooleanField(_("in quarantine"), default=False)
    # The same form sent twice is one addition.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
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
        return self.case.reference
