from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Concat

from publishing.partial_dates import earliest
from publishing.records import in_alphabet
from publishing.views import PublicRecordDetailView
from relations.directions import near_cities
from relations.models import City, Document, LocalName, Project, Theme
from relations.models.city_details import MOST_LOCAL_NAMES
from relations.models.prefetches import NOTES
from relations.relation_words import projects_heading, siblings_heading
from relations.structured_data import city_data

# More links than this are a list, and that has its own page.
MOST_SIBLINGS = 30

# The first local names of a city, in its own query: a page has no query to spare for them.
_NAMES = (
    LocalName.objects.filter(city=OuterRef("pk"))
    .order_by("pk")
    .values(found=Concat("language", Value(" "), "name", output_field=CharField()))
)
LOCAL_NAMES = {
    f"local_name_{number}": Subquery(_NAMES[number : number + 1])
    for number in range(MOST_LOCAL_NAMES)
}


class CityDetailView(PublicRecordDetailView):
    model = City
    template_name = "relations/city_detail.html"
    context_object_name = "city"

    def get_queryset(self):
        return (
            City.objects.with_terms()
            .select_related("image")
            .annotate(**LOCAL_NAMES)
            .prefetch_related(
                "agreements",
                "milestones",
                Prefetch("themes", queryset=Theme.objects.alphabetical()),
                Prefetch("projects", queryset=Project.objects.published().alphabetical()),
                NOTES,
            )
        )

    def get_context_data(self, **kwargs):
        city = self.object
        cities = list(City.objects.for_chart())
        agreements = signed_in_order(city.agreements.all())
        by_id = city_documents(city, agreements)
        agreed = {agreement.document_id for agreement in agreements}
        documents = in_alphabet(doc for pk, doc in by_id.items() if pk not in agreed)
        siblings = [other for other in cities if other.relation == city.relation]
        return super().get_context_data(
            cities=cities,
            agreements=[(agreement, by_id.get(agreement.document_id)) for agreement in agreements],
            documents=documents,
            are_reports=all(document.kind == Document.Kind.REPORT for document in documents),
            is_any_on_request=any(d.access == Document.Access.ON_REQUEST for d in documents),
            local_names=other_names(city),
            line_of_time=line_of_time(city, agreements),
            projects=project_trees(city.projects.all()),
            projects_heading=projects_heading(city.projects.all()),
            near=near_cities(city, cities),
            siblings=siblings[:MOST_SIBLINGS] if len(siblings) > 1 else [],
            has_more_siblings=len(siblings) > MOST_SIBLINGS,
            siblings_heading=siblings_heading(city, len(siblings)),
            **kwargs,
        )

    def get_frame(self):
        frame = super().get_frame()
        frame.structured_data = city_data(self.object, other_names(self.object))
        return frame


def other_names(city):
    """The local names of a city but for the one that its page has as heading."""
    found = [getattr(city, name).split(" ", 1) for name in LOCAL_NAMES if getattr(city, name)]
    names = [LocalName(language=language, name=name) for language, name in found]
    return [name for name in names if name.name != city.shown_title.value]


def signed_in_order(agreements):
    """Agreements by the day they may have been signed at the earliest, undated ones last."""
    return sorted(
        agreements,
        key=lambda agreement: earliest(agreement.signed) if agreement.signed else date.max,
    )


def city_documents(city, agreements):
    """The published documents of a city, its projects and its agreements, by id; in one query."""
    agreed = [agreement.document_id for agreement in agreements if agreement.document_id]
    projects = [project.pk for project in city.projects.all()]
    belongs = Q(cities=city) | Q(projects__in=projects) | Q(pk__in=agreed)
    documents = Document.objects.published().filter(belongs).distinct().with_current_file()
    return {document.pk: document for document in documents}


@dataclass
class ProjectTree:
    """A project of a city with those that are parts of it."""

    project: Project
    parts: list[Project] = field(default_factory=list)


def project_trees(projects):
    """Each project under the topmost one that it is a part of, as far as the page has that one."""
    by_id = {project.pk: project for project in projects}

    def top_of(project):
        seen = {project.pk}
        while project.parent_id in by_id and project.parent_id not in seen:
            project = by_id[project.parent_id]
            seen.add(project.pk)
        return project

    tops = {project.pk: top_of(project) for project in projects}
    trees = {top.pk: ProjectTree(top) for top in tops.values()}
    for project in projects:
        if project.pk not in trees:
            trees[tops[project.pk].pk].parts.append(project)
    return [trees[project.pk] for project in projects if project.pk in trees]


def line_of_time(city, agreements):
    """(milestone, whether an agreement was signed in its year) pairs in the order of time."""
    signed = {earliest(agreement.signed).year for agreement in agreements if agreement.signed}
    return [(milestone, milestone.year in signed) for milestone in city.milestones.all()]
