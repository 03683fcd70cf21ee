"""Every component of the site from its real template, in one scheme at a time, for staff."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from contact.cases.models.case import MESSAGE_LIMIT
from contact.intake.contact_form import ContactForm
from publishing.filters import link_filter, valid_query
from publishing.frame import PageFrame
from publishing.models import SiteNotice
from relations.models import (
    City,
    Document,
    HostTown,
    LocalName,
    Milestone,
    Network,
    NetworkFigure,
    Project,
    RelationTerm,
    Source,
    SourceNote,
    Theme,
    VisitKind,
)
from relations.rotation import host_years

LONG_WORD = "Förvaltningsområdessamordning"


def _both(field, text):
    return {f"{field}_sv": text, f"{field}_en": text}


def _cities():
    """A city in each status, one with a name that hardly fits."""
    kind = RelationTerm(code="partner-city", **_both("name", "partnerstad"))
    names = {"active": ("Lyon", 46), "dormant": (LONG_WORD, 50), "ended": ("Kiel", 54)}
    return [
        City(
            pk=-latitude,
            kind=kind,
            status=RelationTerm(code=code, **_both("name", code)),
            country="FR",
            since_year=1999,
            latitude=latitude,
            longitude=5,
            time_zone="Asia/Shanghai",
            since_is_approximate=code == "dormant",
            **_both("name", name),
            **_both("slug", "styleguide"),
        )
        for code, (name, latitude) in names.items()
    ]


def _hosts():
    names = enumerate(("Århus", "Bergen", LONG_WORD), start=1)
    towns = [None, *(City(pk=-number, **_both("name", name)) for number, name in names)]
    return [HostTown(pk=-turn, city=town, turn=turn) for turn, town in enumerate(towns, start=1)]


def _visit_kinds():
    """One for everything that a kind leads to."""
    return [
        VisitKind(
            pk=-number,
            next_step=step,
            **_both("audience", "För dig som vill lära"),
            **_both("title", title),
            **_both("body", "<p>Göteborg, Århus, Åbo.</p>" * number),
        )
        for number, (step, title) in enumerate(
            zip(VisitKind.NextStep.values, ("Ett", LONG_WORD, "Tre"), strict=True), start=1
        )
    ]


@never_cache
@staff_member_required
def styleguide(request):
    """The records are not stored, so every state can be seen whatever the content is."""
    schemes = {"scheme": [("light", _("Light")), ("dark", _("Dark"))]}
    query = valid_query(request, schemes)
    slugs = _both("slug", "styleguide")
    hosts = _hosts()
    coming = host_years(hosts, 2, (2026, hosts[0]), {2026: hosts[0]}, 2026, 4)
    text = _both("text", f"{LONG_WORD} i staden.")
    source = Source(pk=-1, url="https://example.org/", **_both("title", "Göteborgs Stads webbsida"))
    return render(
        request,
        "styleguide.html",
        {
            "frame": PageFrame(title=_("Style guide"), is_indexed=False, query=query),
            "scheme": query.get("scheme", ""),
            "cities": _cities(),
            "local_names": [LocalName(name="上海", language="zh-Hans")],
            "line_of_time": [
                (Milestone(year=1700, **_both("date_label", "1700-talet"), **text), False),
                (Milestone(year=1986, **text), True),
                (Milestone(year=1999, is_active=True, **text), False),
            ],
            "untranslated": Network(name_sv="Nätverk", name_en="Network", intro_sv="Bara svenska."),
            "untranslated_in_swedish": Network(name_en="Network"),
            "withdrawn": Network(
                state="withdrawn",
                name_sv="Nätverk",
                name_en="Network",
                withdrawn_reason_sv="Uppgifterna gäller inte längre.",
                withdrawn_reason_en="The facts no longer hold.",
            ),
            "documents": [
                Document(
                    pk=-1, kind="report", dated="2013-21", **_both("title", LONG_WORD), **slugs
                )
            ],
            "notices": [SiteNotice(**_both("text", "Telefonen är ur funktion till 15.00."))],
            "form": ContactForm(QueryDict("topic=question&email=x")),
            "message_limit": MESSAGE_LIMIT,
            "page_obj": Paginator(range(3), 1).page(2),
            "hosts": hosts,
            "coming": coming,
            "coming_with_plans": [(turn, None) for turn in coming],
            "projects": [Project(**_both("title", LONG_WORD), **slugs)],
            "themes": [
                Theme(code=word, **_both("name", word)) for word in ("energi", "kultur", LONG_WORD)
            ],
            "visit_kinds": _visit_kinds(),
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
                    request.path,
                    query,
                    "scheme",
                    _("Appearance"),
                    _("As set on the device"),
                    schemes["scheme"],
                )
            ],
        },
    )
