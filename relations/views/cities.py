from datetime import date

from django.db.models import Prefetch, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.partial_dates import earliest
from publishing.sorting import alphabetical_key
from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.countries import country_name
from relations.models import Agreement, City, Document, Project, RelationTerm, Theme
from relations.models.prefetches import NOTES, published_documents
from relations.structured_data import city_data

# The parameters that narrow the list down, and what each compares.
LOOKUPS = {"kind": "kind", "status": "status", "country": "country", "theme": "themes__code"}


class CityListView(PublicRecordListView):
    model = City
    template_name = "relations/city_list.html"
    context_object_name = "cities"

    @cached_property
    def choices(self):
        """What the list can be narrowed down to: (value, label) pairs by parameter."""
        published = City.objects.published()
        terms = RelationTerm.objects.filter(
            Q(pk__in=published.values("kind")) | Q(pk__in=published.values("status"))
        )
        countries = {
            code: country_name(code)
            for code in published.order_by().values_list("country", flat=True).distinct()
        }
        themes = Theme.objects.filter(cities__in=published).distinct().alphabetical()
        language = get_language()
        return {
            "kind": [(t.code, str(t)) for t in terms if t.group == RelationTerm.Group.KIND],
            "status": [(t.code, str(t)) for t in terms if t.group == RelationTerm.Group.STATUS],
            "country": sorted(
                countries.items(), key=lambda pair: alphabetical_key(pair[1], language)
            ),
            "theme": [(theme.code, str(theme)) for theme in themes],
        }

    @property
    def filter_labels(self):
        return {
            "kind": (_("Kind of relation"), _("All kinds")),
            "status": (_("Status"), _("Every status")),
            "country": (_("Country"), _("All countries")),
            "theme": (_("Theme"), _("All themes")),
        }

    def get_queryset(self):
        cities = City.objects.published().with_terms()
        for parameter, value in self.query.items():
            cities = cities.filter(**{LOOKUPS[parameter]: value})
        return cities.by_relation()


class CityDetailView(PublicRecordDetailView):
    model = City
    template_name = "relations/city_detail.html"
    context_object_name = "city"

    def get_queryset(self):
        return (
            City.objects.with_terms()
            .select_related("image")
            .prefetch_related(
                Prefetch(
                    "agreements",
                    queryset=Agreement.objects.prefetch_related(
                        Prefetch("document", queryset=Document.objects.with_current_file())
                    ),
                ),
                Prefetch("themes", queryset=Theme.objects.alphabetical()),
                Prefetch("projects", queryset=Project.objects.published().alphabetical()),
                published_documents(),
                NOTES,
            )
        )

    def get_context_data(self, **kwargs):
        agreements = sorted(
            self.object.agreements.all(),
            key=lambda agreement: earliest(agreement.signed) if agreement.signed else date.max,
        )
        return super().get_context_data(
            agreements=agreements, cities=City.objects.for_chart(), **kwargs
        )

    def get_frame(self):
        frame = super().get_frame()
        frame.structured_data = city_data(self.object)
        return frame
