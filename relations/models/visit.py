from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import Bilingual, reverse_in_language, shown_text
from publishing.rich_text import RichTextField
from publishing.state import PublishablePart, PublishableQuerySet
from publishing.text_fields import LineField


class VisitKind(Bilingual, PublishablePart):
    """A kind of international visit that the city receives."""

    class NextStep(models.TextChoices):
        STUDY_VISIT = "study-visit", _("Propose a study visit, in the form")
        WRITE = "write", _("Write to the office")
        PHONE = "phone", _("Phone")

    audience = LineField(
        _("for whom"),
        max_length=100,
        help_text=_("The line above the title, for example: For those who want to learn."),
    )
    title = LineField(_("title"), max_length=100)
    body = RichTextField(_("text"))
    next_step = models.CharField(
        _("leads to"), max_length=20, choices=NextStep.choices, default=NextStep.WRITE
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PublishableQuerySet.as_manager()
    texts = ("audience", "title", "body")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("type of visit")
        verbose_name_plural = _("types of visit")

    def __str__(self):
        return shown_text(self, "title").value

    @property
    def is_by_phone(self):
        return self.next_step == self.NextStep.PHONE

    @property
    def is_study_visit(self):
        return self.next_step == self.NextStep.STUDY_VISIT

    def get_absolute_url(self, language=None):
        """On the page of the visits, whose parts the kinds are."""
        return f"{reverse_in_language('relations:visits', language)}#visit-{self.pk}"
