"""Site-wide notices: what every page says on top while staff have it switched on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .language import LANGUAGES, Bilingual, shown_text
from .state import validate_moment
from .text_fields import LineField


class SiteNoticeQuerySet(models.QuerySet):
    def current(self, at=None):
        """What every page shows at a moment (now), the latest first."""
        at = at or timezone.now()
        has_begun = Q(starts_at=None) | Q(starts_at__lte=at)
        return self.filter(has_begun, is_on=True, ends_at__gt=at).order_by(
            F("starts_at").desc(nulls_last=True), "-pk"
        )


class SiteNotice(Bilingual, models.Model):
    """A few words on top of every page for a limited time: the telephones are down."""

    text = LineField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_(
            "One or two sentences: what has happened, until when, and what readers can do instead. "
            "Every page shows them on top."
        ),
    )
    is_on = models.BooleanField(
        _("switched on"),
        default=False,
        help_text=_("Without it nobody sees the notice. Take it away to end the notice at once."),
    )
    starts_at = models.DateTimeField(
        _("shown from"),
        null=True,
        blank=True,
        validators=[validate_moment],
        help_text=_("Empty: as soon as it is switched on."),
    )
    ends_at = models.DateTimeField(
        _("shown until"),
        validators=[validate_moment],
        help_text=_("From this minute on the notice is gone from all pages by itself."),
    )

    objects = SiteNoticeQuerySet.as_manager()
    texts = ("text",)

    class Meta:
        ordering = ["-ends_at", "-pk"]
        verbose_name = _("notice on every page")
        verbose_name_plural = _("notices on every page")

    def __str__(self):
        return shown_text(self, "text").value

    def clean(self):
        super().clean()
        errors = {}
        if not shown_text(self, "text"):
            errors = {
                f"text_{code}": _("Write it in at least one of the languages.")
                for code in LANGUAGES
            }
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The end must come after the beginning.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_current(self):
        """The rule of `SiteNoticeQuerySet.current()` for one notice."""
        now = timezone.now()
        return (
            self.is_on and (self.starts_at is None or self.starts_at <= now) and now < self.ends_at
        )
