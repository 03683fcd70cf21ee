"""What the pages of all public records share: their address, their language, their state."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.views.generic import DetailView, ListView

from .frame import PageFrame
from .language import shown_text
from .registry import section_of


class PublicRecordListView(ListView):
    """A section's list. A subclass names its `model`, template and context."""

    paginate_by = 60

    def get_queryset(self):
        return self.model.objects.published().alphabetical()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        frame = PageFrame.for_section(section_of(self.model).code)
        frame.page_number = context["page_obj"].number
        chosen = [f.chosen_label for f in context.get("filters", []) if f.chosen_label]
        if chosen:
            frame.title = f"{frame.title}: {', '.join(str(label) for label in chosen)}"
        return context | {"frame": frame}


class PublicRecordDetailView(DetailView):
    """The page of one record: by its slug, by a former one, and for staff before it is public."""

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
        context = self.get_context_data()
        context["frame"].is_preview = True
        response = self.render_to_response(context)
        add_never_cache_headers(response)
        return response

    def get_frame(self):
        """The frame of the page; a subclass adds its structured data or breadcrumbs to it."""
        return PageFrame.for_record(self.object, section_of(self.model))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            frame=self.get_frame(), body=shown_text(self.object, "body"), **kwargs
        )
