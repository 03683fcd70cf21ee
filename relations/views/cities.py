from datetime import date

from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.filters import chosen, link_filter
from publishing.partial_dates import earliest
from publishing.sorting import alphabetical_key
from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.countries import country_name
from relations.models import Agreement, City, Project, RelationTerm, Theme
from relations.models.prefetches import NOTES, published_documents
from relations.structured_data import city_data

# The parameters that narrow the list down, and what each compares.
LOOKUPS = {"kind": "kind", "status": "status", "country": "country", "theme": "themes__code"}

TERM_COLUMNS = [
    f"{term}__{column}"
    for term in ("kind", "status")
    for column in ("code", "position", "name_sv", "name_en")
]


def used_terms(rows, term):
    """The kinds or statuses among rows with TERM_COLUMNS, in their order, as (code, name)."""
    used = {
        row[f"{term}__code"]: RelationTerm(
            **{
                column: row[f"{term}__{column}"]
                for column in ("code", "position", "name_sv", "name_en")
            }
        )
        for row in rows
    }
    return [(t.code, str(t)) for t in sorted(used.values(), key=lambda t: t.position)]


class CityListView(PublicRecordListView):
    model = City
    template_name = "relations/city_list.html"
    context_object_name = "cities"

    @cached_property
    def choices(self):
        """What the list can be narrowed down to: (value, label) pairs by parameter."""
        listed = City.objects.published()
        used = listed.order_by().values("country", *TERM_COLUMNS).distinct()
        countries = {row["country"]: country_name(row["country"]) for row in used}
        language = get_language()
        return {
            "kind": used_terms(used, "kind"),
            "status": used_terms(used, "status"),
            "country": sorted(
                countries.items(), key=lambda pair: alphabetical_key(pair[1], language)
            ),
            "theme": [
                (theme.code, str(theme))
                for theme in Theme.objects.filter(cities__in=listed).distinct().alphabetical()
            ],
        }

    def get_queryset(self):
        cities = City.objects.published().with_terms()
        for parameter, lookup in LOOKUPS.items():
            value = chosen(self.request, parameter, self.choices[parameter])
            if value:
                cities = cities.filter(**{lookup: value})
        return cities.by_relation()

    def get_context_data(self, **kwargs):
        labels = {
            "kind": (_("Kind of relation"), _("All kinds")),
            "status": (_("Status"), _("Every status")),
            "country": (_("Country"), _("All countries")),
            "theme": (_("Theme"), _("All themes")),
        }
        filters = [
            link_filter(self.request, parameter, *labels[parameter], self.choices[parameter])
            for parameter in LOOKUPS
        ]
        return super().get_context_data(filters=filters, **kwargs)


class CityDetailView(PublicRecordDetailView):
    model = City
    template_name = "relations/city_detail.html"
    context_object_name = "city"

    def get_queryset(self):
        return City.objects.with_terms().prefetch_related(
            Prefetch("agreements", queryset=Agreement.objects.select_related("document")),
            Prefetch("themes", queryset=Theme.objects.alphabetical()),
            Prefetch("projects", queryset=Project.objects.published().alphabetical()),
            published_documents(),
            NOTES,
        )

    def get_context_data(self, **kwargs):
        agreements = sorted(
            self.object.agreements.all(),
            key=lambda agreement: earliest(agreement.signed) if agreement.signed else date.max,
        )
        return super().get_context_data(agreements=agreements, **kwargs)

    def get_frame(self):
        frame = super().get_frame()
        frame.structured_data = city_data(self.object)
        return frame
