from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from publishing.records import PublicRecordQuerySet, is_own_ancestor
from publishing.slugs import unique_slugs

from .content_record import ContentRecord

# The pages that introduce a section, by their place; each has its own address.
SECTION_URL_NAMES = {
    "start": "relations:start",
    "cities": "relations:city_list",
    "friendship-towns": "relations:friendship_towns",
    "networks": "relations:network_list",
    "projects": "relations:project_list",
    "cooperation": "relations:cooperation_list",
    "visits": "relations:visits",
    "documents": "relations:document_list",
    "contact": "contact:form",
    "about": "relations:about",
}
# The pages about the site that stand right below its "about" page.
TOP_OF_THE_TREE = ~Q(place__in=SECTION_URL_NAMES) & (Q(parent=None) | Q(parent__place="about"))


class PageQuerySet(PublicRecordQuerySet):
    def at(self, place):
        return self.filter(place=place)

    def at_or_about_the_site(self, place):
        """What the page at a place needs in one query: itself, and the links in its footer."""
        return self.filter(Q(place=place) | TOP_OF_THE_TREE).order_by("position", "pk")

    def about_the_site(self):
        """The pages below “about”, however deep, in their order."""
        return self.exclude(place__in=SECTION_URL_NAMES).order_by("position", "pk")

    def top_about_the_site(self):
        """Those of them that the footer has."""
        return self.filter(TOP_OF_THE_TREE).order_by("position", "pk")


class Page(ContentRecord):
    """An editorial page: the words that open a section, or a page about the site."""

    class Place(models.TextChoices):
        START = "start", _("Start page")
        CITIES = "cities", _("Cities")
        FRIENDSHIP_TOWNS = "friendship-towns", _("Friendship towns")
        NETWORKS = "networks", _("Networks")
        PROJECTS = "projects", _("Projects")
        COOPERATION = "cooperation", _("Other cooperation")
        VISITS = "visits", _("International visits")
        DOCUMENTS = "documents", _("Documents")
        CONTACT = "contact", _("Contact")
        ABOUT = "about", _("About the site")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        PERSONAL_DATA = "personal-data", _("Personal data")
        COOKIES = "cookies", _("Cookies")

    url_name = "relations:about_page"

    title = models.CharField(_("title"), max_length=150)
    place = models.CharField(
        _("place"),
        max_length=20,
        choices=Place.choices,
        blank=True,
        help_text=_(
            "Where the site uses this page; it then stays there. Empty for an ordinary page about "
            "the site."
        ),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("below"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
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
                fields=["place"],
                condition=~Q(place=""),
                name="one_page_in_each_place",
                violation_error_message=_("Another page has this place."),
            ),
        ]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_absolute_url(self, language=None):
        if self.is_about_the_site:
            return super().get_absolute_url(language)
        with translation.override(language or get_language()):
            return reverse(SECTION_URL_NAMES[self.place])

    @property
    def is_about_the_site(self):
        return self.place not in SECTION_URL_NAMES

    def clean(self):
        super().clean()
        # For the whole form: there is no field for the place once it is set.
        if Page.objects.filter(pk=self.pk).exclude(place__in=["", self.place]).exists():
            raise ValidationError(_("A page that the site uses keeps its place."))
        if is_own_ancestor(self):
            raise ValidationError({"parent": _("A page cannot stand below itself.")})
