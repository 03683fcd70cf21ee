from django.shortcuts import render

from relations.models import Page

from .entry import EntryDetailView
from .prefetches import NOTES, listed_documents
from .sections import section_context


def about(request):
    return render(request, "relations/about.html", section_context("about"))


class AboutPageView(EntryDetailView):
    model = Page
    place = "about"
    template_name = "relations/about_page.html"
    context_object_name = "page"

    def get_queryset(self):
        return (
            Page.objects.about_the_site()
            .select_related("image")
            .prefetch_related(listed_documents(), NOTES)
        )
