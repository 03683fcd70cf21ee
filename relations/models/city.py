from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.coordinates import latitude_field, longitude_field, whole_point
from publishing.language import shown_text
from publishing.records import PublicRecordQuerySet, alphabetically
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField, PlainTextField, URLLineField
from relations.countries import country_name, validate_country

from .content_record import ContentRecord
from .vocabulary import ACTIVE, DORMANT, ENDED, FRIENDSHIP_TOWN, RelationTerm


def validate_time_zone(name):
    if name not in available_timezones():
        raise ValidationError(_("Write the time zone as in the time zone database: Europe/Warsaw."))


class CityQuerySet(PublicRecordQuerySet):
    def ongoing(self):
        """Without relations that have ended: those are in the list of all cities only."""
        return self.exclude(status=ENDED)

    def by_relation(self, language=None):
        """In the order of lists: active first, friendship towns before partner cities, A to Ö."""
        name = alphabetically("name", language)
        groups = ("status__position", "status", "kind__position", "kind")
        return self.order_by(*groups, name, "pk")

    def for_chart(self):
        """All that the chart shows, in the order of its links."""
        return self.published().ongoing().with_terms().by_relation()

    def with_terms(self):
        """With kind and status at hand, as every list and page shows them."""
        return self.select_related("kind", "status")


class City(ContentRecord):
    """A city that Gothenburg has, or has had, a relation to."""

    title_field = "name"
    url_name = "relations:city_detail"

    name = LineField(_("name"), max_length=100)
    short_name = LineField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("For the chart and for lists, where the name is long: Nelson Mandela Bay."),
    )
    other_names = PlainTextField(
        _("other names"),
        blank=True,
        help_text=_(
            "One per line. Staff can search for them in the admin; readers do not see them."
        ),
    )
    country = LineField(_("country"), max_length=2, validators=[validate_country], db_index=True)
    kind = models.ForeignKey(
        RelationTerm,
        verbose_name=_("type of relationship"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"group": RelationTerm.Group.KIND},
    )
    status = models.ForeignKey(
        RelationTerm,
        verbose_name=_("status"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"group": RelationTerm.Group.STATUS},
    )
    since_year = models.PositiveSmallIntegerField(
        _("start year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1000), MaxValueValidator(2100)],
        help_text=_("The year the relationship began. Leave it empty if the year is not known."),
    )
    since_is_approximate = models.BooleanField(
        _("the year is known only roughly"),
        default=False,
        help_text=_("Readers see ‘about’ before the year."),
    )
    latitude = latitude_field()
    longitude = longitude_field()
    time_zone = LineField(
        _("time zone"), max_length=50, blank=True, validators=[validate_time_zone]
    )
    wikidata = LineField(
        _("Wikidata item"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*\Z", _("An item looks like this: Q25287."))],
        help_text=_("Tells search engines which city the page is about."),
    )
    website = URLLineField(_("website"), blank=True)
    themes = models.ManyToManyField(
        "relations.Theme", verbose_name=_("themes"), blank=True, related_name="cities"
    )
    documents = models.ManyToManyField(
        "relations.Document", verbose_name=_("documents"), blank=True, related_name="cities"
    )

    objects = CityQuerySet.as_manager()

    class Meta:
        constraints = [*unique_slugs("city"), whole_point("city")]
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    @property
    def list_name(self):
        """The name on the chart and in lists."""
        return shown_text(self, "short_name") or self.shown_title

    @property
    def country_name(self):
        return country_name(self.country)

    @property
    def relation(self):
        """Kind and status together, by which lists are grouped."""
        return self.kind, self.status

    @property
    def is_active(self):
        return self.status_id == ACTIVE

    @property
    def is_dormant(self):
        return self.status_id == DORMANT

    @property
    def is_friendship_town(self):
        return self.kind_id == FRIENDSHIP_TOWN
