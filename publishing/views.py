"""What the pages of all public records share: their URL, their language, their state."""

import re
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView

from .filters import link_filter, valid_query
from .frame import PageFrame
from .language import lowercase_first, shown_text
from .preview import keep_preview_out_of_caches, may_see_drafts
from .registry import section_of

# A number of a page as the links write it.
PAGE = re.compile("[1-9][0-9]{0,6}")


class ListPageNotFound(Http404):
    """A page number that the list does not have. `list_url` leads to its first page."""

    def __init__(self, list_url):
        super().__init__()
        self.list_url = list_url


class PublicRecordListView(ListView):
    """A section's list. A subclass names its `model`, template and context, and its filters."""

    paginate_by = 60
    # What the list can be narrowed down to: (value, label) pairs by parameter, and for each
    # parameter its label and the label of "all".
    choices = {}
    filter_labels = {}
    # Filters whose values are words, not names: they have no capital inside a title.
    worded_filters = ()
    # How many rows each value leads to, by parameter, for the filters that say so.
    filter_counts = {}
    # How many rows there are, for a list that knows it without asking again.
    known_count = None

    @cached_property
    def query(self):
        """The filters that are set, by parameter."""
        return valid_query(self.request, self.choices)

    @property
    def filters(self):
        return [
            link_filter(
                self.request.path,
                self.query,
                parameter,
                *labels,
                self.choices[parameter],
                self.filter_counts.get(parameter),
            )
            for parameter, labels in self.filter_labels.items()
        ]

    def label_in_title(self, chosen):
        label = str(chosen.chosen_label)
        return lowercase_first(label) if chosen.parameter in self.worded_filters else label

    def get_queryset(self):
        return self.model.objects.published().alphabetical()

    def paginate_queryset(self, queryset, page_size):
        number = self.request.GET.get("page") or "1"
        paginator = Paginator(queryset, page_size)
        if self.known_count is not None:
            paginator.count = self.known_count
        try:
            page = paginator.page(int(number) if PAGE.fullmatch(number) else 0)
        except InvalidPage:
            path, query = self.request.path, urlencode(self.query)
            raise ListPageNotFound(f"{path}?{query}" if query else path) from None
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filters=self.filters, **kwargs)
        frame = PageFrame.for_section(section_of(self.model).code, self.request, query=self.query)
        frame.page_number = context["page_obj"].number
        chosen = [self.label_in_title(f) for f in context["filters"] if f.chosen_label]
        if chosen:
            frame.title = f"{frame.title}: {', '.join(chosen)}"
        return context | {"frame": frame}

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        return keep_preview_out_of_caches(response, context["frame"])


class PublicRecordDetailView(DetailView):
    """The page of one record: by its slug, by a former one, and for staff before it is public."""

    def get(self, request, *args, **kwargs):
        slug = kwargs["slug"]
        self.object = self.get_queryset().readable().by_slug(slug).first()
        if self.object and not self.object.has_own_page:
            # For the time being: as soon as there is more to tell it has a page.
            return redirect(self.object)
        if self.object:
            return self.render_to_response(self.get_context_data())
        moved = self.model.objects.readable().by_former_slug(slug).first()
        if moved:
            return self.redirect_to(moved)
        return self.preview(slug)

    def redirect_to(self, record):
        query = self.request.META.get("QUERY_STRING", "")
        path = record.get_absolute_url()
        if query and record.has_own_page:
            path = f"{path}?{query}"
        return redirect(path, permanent=True)

    def preview(self, slug):
        """The page as it will be, for staff who may see the record in the admin; 404 for others."""
        draft = self.get_queryset().by_slug(slug).first()
        if draft is None or not may_see_drafts(self.request, self.model):
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
