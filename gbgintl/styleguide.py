"""Every component of the site from its real template, in one scheme at a time, for staff."""

from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from relations.models import (
    City,
    Document,
    Network,
    NetworkFigure,
    Project,
    RelationTerm,
    Source,
    SourceNote,
    Theme,
)
from relations.views.filters import link_filter

SCHEMES = ("light", "dark")
LONG_WORD = "Förvaltningsområdessamordning"


def _both(field, text):
    return {f"{field}_sv": text, f"{field}_en": text}


def _cities():
    """A city in each status, one with a name that hardly fits."""
    kind = RelationTerm(code="partner-city", **_both("name", "partnerstad"))
    names = {"active": "Lyon", "dormant": LONG_WORD, "ended": "Kiel"}
    return [
        City(
            kind=kind,
            status=RelationTerm(code=code, **_both("name", code)),
            country="FR",
            since_year=1999,
            since_is_approximate=code == "dormant",
            own_name="上海",
            own_language="zh-Hans",
            **_both("name", name),
            **_both("slug", "styleguide"),
        )
        for code, name in names.items()
    ]


@never_cache
@staff_member_required
def styleguide(request):
    """The records are not stored, so every state can be seen whatever the content is."""
    scheme = "dark" if request.GET.get("scheme") == "dark" else "light"
    address = _both("slug", "styleguide")
    source = Source(address="https://example.org/", **_both("title", "Göteborgs Stads webbsida"))
    return render(
        request,
        "styleguide.html",
        {
            "title": _("Style guide"),
            "schemes": SCHEMES,
            "scheme": scheme,
            "cities": _cities(),
            "untranslated": Network(name_sv="Nätverk", name_en="Network", intro_sv="Bara svenska."),
            "untranslated_in_swedish": Network(name_en="Network"),
            "withdrawn": Network(
                state="withdrawn",
                name_sv="Nätverk",
                name_en="Network",
                withdrawn_reason_sv="Uppgifterna gäller inte längre.",
                withdrawn_reason_en="The facts no longer hold.",
            ),
            "documents": [Document(**_both("title", LONG_WORD), **address)],
            "projects": [Project(**_both("title", LONG_WORD), **address)],
            "themes": [
                Theme(code=word, **_both("name", word)) for word in ("energi", "kultur", LONG_WORD)
            ],
            "figures": [
                NetworkFigure(value=140, precision="about", **_both("unit", "medlemsstäder")),
                NetworkFigure(value=250_000, precision="more-than", **_both("unit", "invånare")),
            ],
            "notes": [
                SourceNote(
                    source=source,
                    other_source=source,
                    as_of="1999",
                    **_both("fact", "Partnerstad sedan 1999"),
                    **_both("other_statement", "slutet av 1990-talet"),
                )
            ],
            "filters": [
                link_filter(
                    request, "scheme", "Scheme", "–", [(scheme, scheme) for scheme in SCHEMES]
                )
            ],
        },
    )
