from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from publishing.partial_dates import PartialDateField
from publishing.text_fields import LineField, URLLineField


class Source(models.Model):
    """Where facts come from: a page, a document, a data set."""

    title = LineField(_("title"), max_length=200)
    url = URLLineField(_("web address"), blank=True)
    dated = PartialDateField(_("date"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return shown_text(self, "title").value


class SourceNote(models.Model):
    """For one fact on a record: its source, when it held, and what another source says instead."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    fact = LineField(
        _("fact"), max_length=200, help_text=_("What the source is for: ‘Partner city since 1999’.")
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="notes"
    )
    as_of = PartialDateField(_("as of"), blank=True)
    other_source = models.ForeignKey(
        Source,
        verbose_name=_("other source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A source that says something else."),
    )
    other_statement = LineField(_("what the other source says"), max_length=300, blank=True)
    review_on = models.DateField(
        _("review no later than"),
        null=True,
        blank=True,
        help_text=_("For staff, in the list of source notes. Readers do not see it."),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("to be reviewed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("For staff, in the list of source notes. Readers do not see it."),
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="source_note_record")]
        verbose_name = _("source note")
        verbose_name_plural = _("source notes")

    def __str__(self):
        return shown_text(self, "fact").value

    def clean(self):
        super().clean()
        if bool(self.other_source_id) != bool(self.other_statement_sv or self.other_statement_en):
            raise ValidationError(
                {"other_source": _("Give both the other source and what it says, or neither.")}
            )
