from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.partial_dates import PartialDateField, earliest, latest
from publishing.records import PublicRecordQuerySet, is_own_ancestor
from publishing.rich_text import RichTextField
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField

from .content_record import ContentRecord


class ProjectQuerySet(PublicRecordQuerySet):
    def latest_first(self):
        """By the date that support was granted; undated ones last."""
        return self.order_by("-granted", "-pk")

    def whole(self):
        """Without the parts of larger projects, as far as the larger one is published."""
        return self.exclude(parent__in=Project.objects.published())


class Project(ContentRecord):
    """A project with cities abroad, possibly one part of a larger one."""

    url_name = "relations:project_detail"

    title = LineField(_("title"), max_length=200)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    programme = LineField(_("programme"), max_length=200, blank=True)
    funding = LineField(_("paid by"), max_length=200, blank=True)
    granted = PartialDateField(_("support granted"), blank=True)
    starts = PartialDateField(_("starts"), blank=True)
    ends = PartialDateField(_("ends"), blank=True)
    duration_years = models.PositiveSmallIntegerField(_("length in years"), null=True, blank=True)
    cities = models.ManyToManyField(
        "relations.City", verbose_name=_("cities"), blank=True, related_name="projects"
    )
    themes = models.ManyToManyField(
        "relations.Theme", verbose_name=_("themes"), blank=True, related_name="projects"
    )
    results = RichTextField(_("results"), blank=True)
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="projects"
    )

    objects = ProjectQuerySet.as_manager()
    texts = ("title", "intro", "body", "programme", "funding", "results")

    class Meta:
        constraints = unique_slugs("project")
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self):
        super().clean()
        if self.starts and self.ends and latest(self.ends) < earliest(self.starts):
            raise ValidationError({"ends": _("The end must come after the beginning.")})
        if is_own_ancestor(self):
            raise ValidationError({"parent": _("A project cannot be a part of itself.")})
