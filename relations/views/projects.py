from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from publishing.language import shown_text
from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.models import City, Network, Project, Theme
from relations.models.prefetches import NOTES, published_documents


def published_parts():
    """For a prefetch: a project's parts that may be linked to, in the reader's alphabet."""
    return Prefetch("parts", queryset=Project.objects.published().alphabetical())


class ProjectListView(PublicRecordListView):
    model = Project
    template_name = "relations/project_list.html"
    context_object_name = "projects"

    @cached_property
    def choices(self):
        listed = Project.objects.published()
        themes = Theme.objects.filter(projects__in=listed).distinct().alphabetical()
        return {"theme": [(theme.code, str(theme)) for theme in themes]}

    @property
    def filter_labels(self):
        return {"theme": (_("Theme"), _("All themes"))}

    def get_queryset(self):
        """All projects of a theme; without one the whole projects, each with its parts below it."""
        projects = super().get_queryset().prefetch_related(published_parts())
        theme = self.query.get("theme")
        return projects.filter(themes__code=theme) if theme else projects.whole()


class ProjectDetailView(PublicRecordDetailView):
    model = Project
    template_name = "relations/project_detail.html"
    context_object_name = "project"

    def get_queryset(self):
        return Project.objects.select_related("parent", "image").prefetch_related(
            published_parts(),
            Prefetch("cities", queryset=City.objects.published().alphabetical()),
            Prefetch("funders", queryset=Network.objects.published().alphabetical()),
            Prefetch("themes", queryset=Theme.objects.alphabetical()),
        )

    def get_context_data(self, **kwargs):
        project = self.object
        parent = project.parent
        told_here = [project, *(part for part in project.parts.all() if not part.has_own_page)]
        prefetch_related_objects(told_here, published_documents(), NOTES)
        return super().get_context_data(
            parent=parent if parent and parent.is_published else None,
            notes=[note for record in told_here for note in record.source_notes.all()],
            results=shown_text(project, "results"),
            programme=shown_text(project, "programme"),
            funding=shown_text(project, "funding"),
            **kwargs,
        )
