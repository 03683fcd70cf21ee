from django.db.models import Prefetch
from django.shortcuts import render

from relations.models import Page

from .prefetches import NOTES, listed_documents
from .record import PublicRecordDetailView
from .sections import section_context


def about(request):
    return render(request, "relations/about.html", section_context("about"))


class AboutPageView(PublicRecordDetailView):
    model = Page
    place = "about"
    template_name = "relations/about_page.html"
    context_object_name = "page"

    def get_queryset(self):
        children = Page.objects.published().order_by("position", "pk")
        return (
            Page.objects.about_the_site()
            .select_related("image", "parent__parent")
            .prefetch_related(Prefetch("children", queryset=children), listed_documents(), NOTES)
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        *section, page = context["trail"]
        context["trail"] = [*section, *pages_above(self.object), page]
        return context


def pages_above(page):
    """The breadcrumbs between “about” and a page deep in the tree."""
    above = []
    while (page := page.parent) and page.is_about_the_site:
        if page.is_published:
            above.insert(0, (page.shown_title, page.get_absolute_url()))
    return above
