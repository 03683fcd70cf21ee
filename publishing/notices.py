"""Site-wide notices: what every page says on top while staff have it switched on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .language import LANGUAGES, Bilingual, shown_text
from .periods import end_errors, is_within, validate_moment, within
from .text_fields import LineField


class SiteNoticeQuerySet(models.QuerySet):
    def current(self, at=None):
        """What every page shows at a moment (now), the latest first."""
        is_now = within("starts_at", "ends_at", at or timezone.now())
        return self.filter(is_now, is_on=True).order_by(F("starts_at").desc(nulls_last=True), "-pk")


class SiteNotice(Bilingual, models.Model):
    """A few words on top of every page for a limited time: the telephones are down.

    It is no Publishable: it has no page to stay readable on, and goes when its time is over.
    """

    text = LineField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_(
            "One or two sentences: what has happened, how long it will last, and what readers can "
            "do instead. They are shown at the top of every page."
        ),
    )
    is_on = models.BooleanField(
        _("switched on"),
        default=False,
        help_text=_("Nobody sees the notice unless this is ticked. Untick it to end it at once."),
    )
    starts_at = models.DateTimeField(
        _("shown from"),
        null=True,
        blank=True,
        validators=[validate_moment],
        help_text=_("If empty: as soon as it is switched on."),
    )
    ends_at = models.DateTimeField(
        _("shown until"),
        validators=[validate_moment],
        help_text=_("At this time the notice disappears from every page by itself."),
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
        errors = end_errors("ends_at", self.starts_at, self.ends_at)
        if not shown_text(self, "text"):
            errors |= {
                f"text_{code}": _("Write it in at least one of the languages.")
                for code in LANGUAGES
            }
        if errors:
            raise ValidationError(errors)

    @property
    def is_current(self):
        """The rule of `SiteNoticeQuerySet.current()` for one notice."""
        return self.is_on and is_within(self.starts_at, self.ends_at, timezone.now())
