import secrets
import uuid

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.language import LANGUAGE_CHOICES
from publishing.text_fields import EmailLineField, LineField, VerbatimField

# No two of these are mistaken for each other, read or heard, and no vowel makes a word of them.
REFERENCE_LETTERS = "234679CDFGHJKMPQRTWX"

MESSAGE_LIMIT = 5_000
PAGE_LENGTH = 500


def make_reference():
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _place in range(8))
    return f"GI-{letters[:4]}-{letters[4:]}"


class CaseQuerySet(models.QuerySet):
    def quarantined(self):
        return self.filter(status=Case.Status.QUARANTINED)

    def readable_by(self, user):
        """Everything, but no secret case for staff without the right to read those."""
        return self if user.has_perm("contact.view_secret_case") else self.filter(is_secret=False)


class Case(models.Model):
    """What somebody of the public has sent, stored before anything else is done with it.

    What is done with it later goes through `contact.cases`, so that each step is an Event.
    """

    class Topic(models.TextChoices):
        QUESTION = "question", _("Question")
        COMMENT = "comment", _("Comment")
        STUDY_VISIT = "study-visit", _("Study visit")
        ACCESSIBILITY = "accessibility", _("Accessibility problem")
        OTHER_FORMAT = "other-format", _("Other format")

    class Status(models.TextChoices):
        NEW = "new", _("New")
        IN_PROGRESS = "in-progress", _("In progress")
        WAITING = "waiting", _("Waiting for the sender")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Reopened")
        QUARANTINED = "quarantined", _("In quarantine")

    # What somebody still has to do something about, or waits for.
    OPEN = (Status.NEW, Status.IN_PROGRESS, Status.WAITING, Status.REOPENED)

    class QuarantineReason(models.TextChoices):
        HIDDEN_FIELD = "hidden-field", _("The hidden control field was filled in")

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=make_reference, editable=False
    )
    topic = models.CharField(_("topic"), max_length=20, choices=Topic.choices)
    subject = LineField(_("subject"), max_length=200, blank=True)
    email = EmailLineField(_("e-mail address"), blank=True)
    message = VerbatimField(_("message"), validators=[MaxLengthValidator(MESSAGE_LIMIT)])
    # Asked for with a study visit only.
    visiting_group = LineField(_("group"), max_length=200, blank=True)
    wished_dates = LineField(_("preferred dates"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    page = LineField(_("page it was sent from"), max_length=PAGE_LENGTH, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.NEW, db_index=True
    )
    quarantine_reason = models.CharField(
        _("reason for quarantine"), max_length=20, choices=QuarantineReason.choices, blank=True
    )

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    due_on = models.DateField(_("to be answered by"), null=True, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("a case", "closed"), null=True, blank=True)

    # The register: `contact.cases.register` gives the number, a registrar writes the rest.
    register_year = models.PositiveSmallIntegerField(null=True, editable=False)
    register_number = models.PositiveIntegerField(_("serial number"), null=True, editable=False)
    register_subject = LineField(
        _("case title"),
        max_length=200,
        blank=True,
        help_text=_("What the case is about, in words that anybody may read. Leave out all names."),
    )
    diary_number = LineField(
        _("registration number"),
        max_length=40,
        blank=True,
        help_text=_(
            "The number in the city’s own register (diarium), if the case is entered there."
        ),
    )
    is_secret = models.BooleanField(
        _("marked as secret"),
        default=False,
        help_text=_(
            "Only staff with the right to read cases marked as secret can open it or search in it."
        ),
    )
    secrecy_ground = LineField(
        _("ground for secrecy"),
        max_length=200,
        blank=True,
        help_text=_("The section of the law that applies."),
    )
    forwarded_to = LineField(_("forwarded to"), max_length=200, blank=True)
    forwarded_at = models.DateTimeField(_("forwarded"), null=True, blank=True)

    retention_class = models.ForeignKey(
        "contact.RetentionClass",
        verbose_name=_("retention rule"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        help_text=_("If empty, the rule that is marked as the default applies."),
    )
    is_on_hold = models.BooleanField(
        _("hold"),
        default=False,
        help_text=_("As long as the box is ticked, the case is never proposed for deletion."),
    )
    hold_reason = LineField(_("reason for the hold"), max_length=200, blank=True)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True, editable=False)

    # The same form with the same content is the same case, however often it is sent.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # Of the one-time code that, with the reference, opens the case; empty where there is none.
    code_hash = models.CharField(max_length=100, blank=True, editable=False)
    client_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("-received_at", "-pk")
        # No row is added, changed or deleted by itself: each action has a permission of its own.
        default_permissions = ("view",)
        permissions = [
            ("handle_case", _("Can handle and answer cases")),
            ("register_case", _("Can keep the register and release from quarantine")),
            ("view_secret_case", _("Can read cases marked as secret")),
            ("export_case", _("Can disclose cases")),
            ("dispose_case", _("Can confirm deletion and anonymising of cases")),
        ]
        indexes = [
            models.Index(fields=["client_hash", "received_at"], name="case_by_client"),
            models.Index(fields=["status", "received_at"], name="case_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register_year", "register_number"], name="case_register_number"
            ),
            models.CheckConstraint(
                condition=Q(register_year=None, register_number=None)
                | Q(register_year__isnull=False, register_number__isnull=False),
                name="case_register_number_has_a_year",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def register_entry(self):
        """The number as it is written, 2026-0012; nothing before it is registered."""
        if self.register_number is None:
            return ""
        return f"{self.register_year}-{self.register_number:04}"

    @property
    def is_quarantined(self):
        return self.status == Case.Status.QUARANTINED

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def days_overdue(self):
        if self.due_on is None or not self.is_open:
            return 0
        return max((timezone.localdate() - self.due_on).days, 0)

    def is_readable_by(self, user):
        return not self.is_secret or user.has_perm("contact.view_secret_case")
