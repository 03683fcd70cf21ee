from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.language import Text, shown_text
from publishing.sorting import alphabetical_key
from publishing.views import PublicRecordListView
from relations.countries import country_name
from relations.models import City, RelationTerm, Theme
from relations.relation_words import group_heading

# The parameters that narrow the list down, and what each compares.
LOOKUPS = {"status": "status", "theme": "themes__code", "country": "country", "kind": "kind"}
# What the filters need of a city's kind and status, fetched with the cities.
TERM_FIELDS = ("code", "position", "plural_name_sv", "plural_name_en")
TERM_COLUMNS = [f"{relation}__{name}" for relation in ("kind", "status") for name in TERM_FIELDS]


class CityListView(PublicRecordListView):
    model = City
    template_name = "relations/city_list.html"
    context_object_name = "cities"
    worded_filters = ("kind", "status", "theme")

    @cached_property
    def choices(self):
        """What the list can be narrowed down to: (value, label) pairs by parameter."""
        rows = list(City.objects.published().order_by().values("country", *TERM_COLUMNS).distinct())
        countries = {row["country"]: country_name(row["country"]) for row in rows}
        themes = Theme.objects.filter(cities__in=City.objects.published()).distinct()
        language = get_language()

        return {
            "status": term_choices(rows, "status"),
            "theme": [(theme.code, str(theme)) for theme in themes.alphabetical()],
            "country": sorted(
                countries.items(), key=lambda pair: alphabetical_key(pair[1], language)
            ),
            "kind": term_choices(rows, "kind"),
        }

    @property
    def filter_labels(self):
        return {
            "status": (_("Status"), _("All")),
            "theme": (_("Theme"), _("All themes")),
            "country": (_("Country"), _("All countries")),
            "kind": (_("Type"), _("All types")),
        }

    @cached_property
    def filter_counts(self):
        """How many cities each status has, within the other filters."""
        others = {name: value for name, value in self.query.items() if name != "status"}
        rows = self.cities_matching(others).order_by().values("status").annotate(n=Count("pk"))
        return {"status": {row["status"]: row["n"] for row in rows}}

    @property
    def known_count(self):
        counts, status = self.filter_counts["status"], self.query.get("status")
        return counts.get(status, 0) if status else sum(counts.values())

    def cities_matching(self, query):
        cities = City.objects.published()
        for parameter, value in query.items():
            cities = cities.filter(**{LOOKUPS[parameter]: value})
        return cities

    def get_queryset(self):
        return self.cities_matching(self.query).with_terms().by_relation()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"groups": city_groups(context["cities"]), "is_filtered": bool(self.query)}


def term_choices(rows, relation):
    """The kinds or the statuses of the cities, as filters name them and in their order."""
    terms = {
        row[f"{relation}__code"]: RelationTerm(
            **{column: row[f"{relation}__{column}"] for column in TERM_FIELDS}
        )
        for row in rows
    }
    in_order = sorted(terms.values(), key=lambda term: (term.position, term.code))
    return [(term.code, shown_text(term, "plural_name").value) for term in in_order]


@dataclass(frozen=True)
class CityGroup:
    """The cities of one kind and status, with what kind and status mean where not said before."""

    code: str
    heading: str
    notes: list[Text]
    is_active: bool
    cities: list[City]


def city_groups(cities):
    """Cities in the order of lists, grouped. Each kind and each status is explained once."""
    groups, explained = [], set()
    for (kind, status), members in groupby(cities, key=lambda city: city.relation):
        members = list(members)
        notes = []
        for term in (kind, status):
            if term.pk not in explained:
                notes += [shown_text(term, "definition"), shown_text(term, "meaning")]
            explained.add(term.pk)
        groups.append(
            CityGroup(
                code=f"{kind.code}-{status.code}",
                heading=group_heading(kind, status, len(members)),
                notes=[note for note in notes if note],
                is_active=members[0].is_active,
                cities=members,
            )
        )
    return groups
