from django.db.models import Prefetch

from publishing.frame import Crumb, PageFrame
from publishing.preview import render_page
from publishing.views import PublicRecordDetailView
from relations.models import Page
from relations.models.prefetches import NOTES, published_documents


def about(request):
    frame = PageFrame.for_section("about", request)
    return render_page(request, "relations/about.html", {"frame": frame})


class AboutPageView(PublicRecordDetailView):
    model = Page
    template_name = "relations/about_page.html"
    context_object_name = "page"

    def get_queryset(self):
        children = Page.objects.published().order_by("position", "pk")
        return (
            Page.objects.below_about()
            .select_related("image", "parent__parent")
            .prefetch_related(Prefetch("children", queryset=children), published_documents(), NOTES)
        )

    def get_frame(self):
        frame = super().get_frame()
        page = self.object
        frame.trail = [*pages_above(page), Crumb(page.menu_title, page.get_absolute_url())]
        return frame


def pages_above(page):
    """The breadcrumbs between “about” and a page deep in the tree."""
    above = []
    while (page := page.parent) and page.is_below_about:
        if page.is_published:
            above.insert(0, Crumb(page.menu_title, page.get_absolute_url()))
    return above
