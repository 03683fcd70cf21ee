from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing import sections
from publishing.language import LANGUAGES, reverse_in_language, shown_text
from publishing.records import PublicRecordQuerySet, is_own_ancestor
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField

from .content_record import ContentRecord
from .figure import Figure
from .prefetches import NOTES, published_documents

ABOUT = "about"


class PageQuerySet(PublicRecordQuerySet):
    def for_frame(self):
        """What the frame of every page names: the sections' pages and those right below “about”."""
        return (
            self.filter(~Q(section="") | Q(parent=None) | Q(parent__section=ABOUT))
            .order_by("position", "pk")
            .defer(*(f"body_{language}" for language in LANGUAGES))
        )

    def for_page(self):
        """With everything at hand that the page of a section shows."""
        return self.select_related("image").prefetch_related(published_documents(), NOTES)

    def below_about(self):
        """The pages about the site, however deep, in their order."""
        return self.exclude(section__in=sections.codes_with_url()).order_by("position", "pk")


class Page(ContentRecord):
    """An editorial page: the words that open a section, or a page about the site."""

    url_name = "relations:about_page"

    title = LineField(_("title"), max_length=150)
    short_title = LineField(
        _("short title"),
        max_length=40,
        blank=True,
        help_text=_("For menus and breadcrumbs. If empty, the title is shown."),
    )
    section = models.CharField(
        _("section"),
        max_length=20,
        choices=sections.choices,
        blank=True,
        help_text=_(
            "The part of the site that this page introduces. It cannot be changed later. Leave "
            "empty for an ordinary page about the site."
        ),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("below"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text=_(
            "The page about the site, or a page below it. It will then have a link to this page."
        ),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="pages"
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [
            *unique_slugs("page"),
            models.UniqueConstraint(
                fields=["section"],
                condition=~Q(section=""),
                name="one_page_for_each_section",
                violation_error_message=_("Another page already introduces this section."),
            ),
        ]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_absolute_url(self, language=None):
        if self.is_below_about:
            return super().get_absolute_url(language)
        return reverse_in_language(sections.get(self.section).url_name, language)

    @property
    def is_below_about(self):
        """Whether its URL is made of its own slug."""
        return self.section not in sections.codes_with_url()

    @property
    def is_in_footer(self):
        return self.is_below_about

    @property
    def menu_title(self):
        return shown_text(self, "short_title") or self.shown_title

    def clean(self):
        super().clean()
        # An error of the whole form: the section is read-only once it is set.
        if Page.objects.filter(pk=self.pk).exclude(section__in=["", self.section]).exists():
            raise ValidationError(_("The page introduces a section, and must stay with it."))
        parent = Page.objects.filter(pk=self.parent_id).first()
        if parent and not (parent.is_below_about or parent.section == ABOUT):
            raise ValidationError(
                {
                    "parent": _(
                        "No page would link to a page below this one. Choose a page about the site."
                    )
                }
            )
        if is_own_ancestor(self):
            raise ValidationError({"parent": _("A page cannot be below itself.")})


class PageFigure(Figure):
    """A figure on the page of the networks: how many organisations the city is a member of."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="figures")
