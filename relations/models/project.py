from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from publishing.partial_dates import PartialDateField, earliest, latest
from publishing.records import PublicRecordQuerySet, is_own_ancestor
from publishing.rich_text import RichTextField
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField

from .content_record import ContentRecord


class ProjectQuerySet(PublicRecordQuerySet):
    def published(self, at=None):
        """With the project that each is a part of, on whose page some of them are told of."""
        return super().published(at).select_related("parent")

    def readable(self, at=None):
        return super().readable(at).select_related("parent")

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
    funding = LineField(_("funded by"), max_length=200, blank=True)
    granted = PartialDateField(_("support granted"), blank=True)
    starts = PartialDateField(_("starts"), blank=True)
    ends = PartialDateField(_("ends"), blank=True)
    duration_years = models.PositiveSmallIntegerField(_("length (years)"), null=True, blank=True)
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
    funders = models.ManyToManyField(
        "relations.Network",
        verbose_name=_("funded through"),
        blank=True,
        related_name="funded_projects",
        help_text=_("The organisations of the site that the money comes from or through."),
    )

    objects = ProjectQuerySet.as_manager()
    texts = ("title", "intro", "body", "programme", "funding", "results")

    class Meta:
        constraints = unique_slugs("project")
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def get_absolute_url(self, language=None):
        if not self.has_own_page:
            return f"{self.parent.get_absolute_url(language)}#{self.anchor}"
        return super().get_absolute_url(language)

    @property
    def anchor(self):
        """Where the page of the whole project tells of this part."""
        return f"part-{self.pk}"

    @property
    def has_own_page(self):
        """A part with nothing but a title to show is told of on the page of the whole project."""
        parent = self.parent
        return bool(
            parent is None
            or self.has_own_text
            or self.image_id
            or self.period != parent.period
            or not (self.is_published and parent.is_published and parent.has_own_text)
        )

    @property
    def has_own_text(self):
        return any(shown_text(self, field) for field in self.texts if field != "title")

    @property
    def period(self):
        return self.granted, self.starts, self.ends, self.duration_years

    def clean(self):
        super().clean()
        if self.starts and self.ends and latest(self.ends) < earliest(self.starts):
            raise ValidationError({"ends": _("The end must come after the beginning.")})
        if is_own_ancestor(self):
            raise ValidationError({"parent": _("A project cannot be a part of itself.")})
