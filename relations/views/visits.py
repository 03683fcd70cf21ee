from django.shortcuts import render

from relations.models import VisitKind

from .sections import section_context


def visits(request):
    return render(
        request,
        "relations/visits.html",
        {
            "visit_kinds": VisitKind.objects.readable(),
            **section_context("visits"),
        },
    )
