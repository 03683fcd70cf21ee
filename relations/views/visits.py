from publishing.frame import PageFrame
from publishing.preview import is_preview_of, render_page
from relations.models import VisitKind


def visits(request):
    is_preview = is_preview_of(request, VisitKind)
    frame = PageFrame.for_section("visits", request)
    frame.is_preview |= is_preview
    kinds = VisitKind.objects.all() if is_preview else VisitKind.objects.readable()
    return render_page(request, "relations/visits.html", {"visit_kinds": kinds, "frame": frame})
