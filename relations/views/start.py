"""The start page: every city once, the networks, and what the city does."""

from publishing.frame import PageFrame
from publishing.language import shown_text
from publishing.preview import render_page
from relations.models import City, Network, Page, PageFigure, Project

MOST_PROJECTS = 2
SECTIONS = ("visits", "friendship-towns")


def start(request):
    cities = list(City.objects.for_chart())
    frame = PageFrame.for_section("start", request, with_telephone=True)
    active = [city for city in cities if city.is_active]
    dormant = [city for city in cities if city.is_dormant]
    return render_page(
        request,
        "relations/start.html",
        {
            "frame": frame,
            "body": frame.page and shown_text(frame.page, "body"),
            "cities": cities,
            "groups": city_groups(cities),
            "active": active,
            "dormant": dormant,
            "memberships": memberships(),
            "networks": networks(),
            "activities": activities(),
        },
    )


def city_groups(cities):
    """Friendship towns, active partner cities and the others, each with the terms they share."""
    towns = [city for city in cities if city.is_friendship_town]
    partners = [city for city in cities if not city.is_friendship_town]
    groups = {
        "friendship-towns": towns,
        "active-partners": [city for city in partners if city.is_active],
        "dormant-partners": [city for city in partners if not city.is_active],
    }
    return [
        {
            "code": code,
            "cities": members,
            "kind": members[0].kind,
            "status": members[0].status,
            "is_active": any(city.is_active for city in members),
        }
        for code, members in groups.items()
        if members
    ]


def memberships():
    """How many organisations the city is a member of; None where nobody has said."""
    on_page = Page.objects.published().filter(section="networks")
    return PageFigure.objects.filter(page__in=on_page).first()


def activities():
    """What the city does: its latest projects, and the pages of these sections."""
    projects = Project.objects.published().whole().latest_first()[:MOST_PROJECTS]
    pages = Page.objects.published().filter(section__in=SECTIONS).order_by("-position")
    return [*projects, *pages]


def networks():
    """The memberships in the reader's alphabet, those with a fact to tell first."""
    members = Network.objects.published().filter(is_member=True).prefetch_related("figures")
    return sorted(
        members.alphabetical(), key=lambda n: not (n.member_since_year or n.figures.all())
    )
