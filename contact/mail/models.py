from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publishing.text_fields import VerbatimField


def make_message_id():
    """Fixed for each mail, so that a repeated delivery is known as the same mail."""
    return f"<{uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class OutgoingMailQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, failed_at=None)

    def due(self, at):
        return self.waiting().filter(next_attempt_at__lte=at).order_by("next_attempt_at", "pk")


class OutgoingMail(models.Model):
    """A mail to be sent, stored in the same transaction as what it is about.

    `contact.mail.outbox` delivers it and tries again for as long as it takes; only a sender's
    address that is refused for good is given up.
    """

    class Kind(models.TextChoices):
        OFFICE = "office", _("To the office")
        ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement to the sender")
        ANSWER = "answer", _("Answer to the sender")
        ADDITION = "addition", _("The sender’s addition, to the office")

    # None where it is about no case.
    case = models.ForeignKey(
        "contact.Case",
        verbose_name=_("case"),
        on_delete=models.CASCADE,
        related_name="mails",
        null=True,
        blank=True,
    )
    kind = models.CharField(_("type"), max_length=20, choices=Kind.choices, default=Kind.OFFICE)
    recipient = models.CharField(_("recipient"), max_length=320)
    reply_to = models.EmailField(_("replies go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=300)
    body = VerbatimField(_("text"))
    message_id = models.CharField(
        max_length=255, unique=True, default=make_message_id, editable=False
    )
    # The Message-ID of the mail that this one continues.
    in_reply_to = models.CharField(max_length=255, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("could not be sent"), null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing e-mail")
        verbose_name_plural = _("outgoing e-mail")
        ordering = ("created_at", "pk")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(sent_at=None, failed_at=None),
                name="outgoing_mail_waiting",
            ),
            # How many acknowledgements an address has had today is asked at every submission.
            models.Index(fields=["kind", "created_at"], name="outgoing_mail_by_kind"),
        ]

    def __str__(self):
        return self.subject
