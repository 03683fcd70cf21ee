"""What the pages of all entries share: their address, their language, their state."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.views.generic import DetailView, ListView

from publishing.language import shown_text

from .sections import section_context, section_trail


class PublicRecordListView(ListView):
    """A section's list. A subclass names its `model`, `place`, template and context."""

    paginate_by = 60
    place: str

    def get_queryset(self):
        return self.model.objects.published().alphabetical()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**section_context(self.place), **kwargs)
        chosen = [f.chosen_label for f in context.get("filters", []) if f.chosen_label]
        if chosen:
            context["title"] = f"{context['title']}: {', '.join(chosen)}"
        return context


class PublicRecordDetailView(DetailView):
    """The page of one record: by its slug, by a former one, and for staff before it is public."""

    place: str

    def get(self, request, *args, **kwargs):
        slug = kwargs["slug"]
        self.object = self.get_queryset().readable().by_slug(slug).first()
        if self.object:
            return self.render_to_response(self.get_context_data())
        moved = self.model.objects.readable().by_former_slug(slug).first()
        if moved:
            return self.redirect_to(moved)
        return self.preview(slug)

    def redirect_to(self, record):
        query = self.request.META.get("QUERY_STRING", "")
        path = record.get_absolute_url()
        return redirect(f"{path}?{query}" if query else path, permanent=True)

    def preview(self, slug):
        """The page as it will be, for staff who may see the record in the admin; 404 for others."""
        draft = self.get_queryset().by_slug(slug).first()
        permission = f"{self.model._meta.app_label}.view_{self.model._meta.model_name}"
        if draft is None or not self.request.user.has_perm(permission):
            raise Http404
        self.object = draft
        response = self.render_to_response(self.get_context_data(is_preview=True))
        add_never_cache_headers(response)
        return response

    def get_context_data(self, **kwargs):
        record = self.object
        return super().get_context_data(
            addressed=record,
            title=record.shown_title.value,
            description=shown_text(record, "intro").value or record.shown_title.value,
            body=shown_text(record, "body"),
            trail=[*section_trail(self.place), (record.shown_title, record.get_absolute_url())],
            **kwargs,
        )
