import secrets
import uuid

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# No two of these are mistaken for each other, read or heard, and no vowel makes a word of them.
REFERENCE_LETTERS = "234679CDFGHJKMPQRTWX"

MESSAGE_LIMIT = 5_000
PAGE_LENGTH = 500


def make_reference():
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _place in range(8))
    return f"GI-{letters[:4]}-{letters[4:]}"


class EnquiryQuerySet(models.QuerySet):
    def quarantined(self):
        return self.filter(status=Enquiry.Status.QUARANTINED)


class Enquiry(models.Model):
    """A question or a comment from the public, stored before anything else is done with it."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        COMMENT = "comment", _("Comment")

    class Status(models.TextChoices):
        NEW = "new", _("New")
        QUARANTINED = "quarantined", _("In quarantine")

    class QuarantineReason(models.TextChoices):
        HIDDEN_FIELD = "hidden-field", _("The field that people do not see was filled in")

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=make_reference, editable=False
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    message = models.TextField(_("message"), validators=[MaxLengthValidator(MESSAGE_LIMIT)])
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    page = models.CharField(_("page it came from"), max_length=PAGE_LENGTH, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.NEW, db_index=True
    )
    quarantine_reason = models.CharField(
        _("reason for quarantine"), max_length=20, choices=QuarantineReason.choices, blank=True
    )
    # The same form with the same content is the same enquiry, however often it is sent.
    submission = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # The reference is read aloud and mailed; the receipt's address must not follow from it.
    receipt = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    client_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ("-received_at", "-pk")
        indexes = [
            models.Index(fields=["client_hash", "received_at"], name="enquiry_by_client"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        """The receipt, in the active language."""
        return reverse("contact:receipt", args=[self.receipt])
