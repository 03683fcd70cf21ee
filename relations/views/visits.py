from django.shortcuts import render

from publishing.frame import PageFrame
from relations.models import VisitKind


def visits(request):
    return render(
        request,
        "relations/visits.html",
        {
            "visit_kinds": VisitKind.objects.readable(),
            "frame": PageFrame.for_section("visits"),
        },
    )
