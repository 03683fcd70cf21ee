"""State machine: draft, published (from, until) and withdrawn, for querysets and instances."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .periods import end_errors, is_within, validate_moment, within
from .text_fields import LineField


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def _is_published(at):
    return within("published_from", "published_until", at) & Q(state=State.PUBLISHED)


class PublishableQuerySet(models.QuerySet):
    def published(self, at=None):
        """What lists, links, search and feeds may show at a moment (now)."""
        return self.filter(_is_published(at or timezone.now()))

    def readable(self, at=None):
        """What a record's own page may show: published, or withdrawn with the reason on top."""
        return self.filter(_is_published(at or timezone.now()) | Q(state=State.WITHDRAWN))


def _state_field(help_text):
    return models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.DRAFT,
        db_index=True,
        help_text=help_text,
    )


class Publishable(models.Model):
    """A record that is a draft, published for a period, or withdrawn with a reason."""

    state = _state_field(
        _(
            "Only staff can see a draft. Everybody can see a published text. A withdrawn text "
            "leaves every list but can still be read at its address, with your reason at the top."
        )
    )
    published_from = models.DateTimeField(
        _("published from"),
        null=True,
        blank=True,
        validators=[validate_moment],
        help_text=_("If empty: as soon as the state is Published."),
    )
    published_until = models.DateTimeField(
        _("published until"),
        null=True,
        blank=True,
        validators=[validate_moment],
        help_text=_("If empty: until further notice."),
    )
    withdrawn_reason = LineField(
        _("reason for withdrawing"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it at the top of a withdrawn text."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = end_errors("published_until", self.published_from, self.published_until)
        if self.state == State.WITHDRAWN:
            for field in ("withdrawn_reason_sv", "withdrawn_reason_en"):
                if not getattr(self, field):
                    errors[field] = _("Tell the readers why the text is withdrawn.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_withdrawn(self):
        return self.state == State.WITHDRAWN

    @property
    def is_published(self):
        """The rule of `PublishableQuerySet.published()` for one record."""
        return self.state == State.PUBLISHED and is_within(
            self.published_from, self.published_until, timezone.now()
        )

    @property
    def is_readable(self):
        """The rule of `PublishableQuerySet.readable()` for one record."""
        return self.is_published or self.is_withdrawn


class PublishablePart(Publishable):
    """A record without a page of its own: readers find it on the page of its section."""

    state = _state_field(
        _(
            "Only staff can see a draft. Everybody can see a published text. A withdrawn text "
            "stays on the page that it is part of, with your reason at the top."
        )
    )

    class Meta:
        abstract = True
