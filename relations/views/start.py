"""The start page: every city once, the networks, and what the city does."""

from publishing.frame import PageFrame
from publishing.language import shown_text
from publishing.preview import is_preview_of, render_page
from relations.models import City, Network, Page, Project

MOST_PROJECTS = 2
SECTIONS = ("visits", "friendship-towns")


def start(request):
    cities = list(City.objects.for_chart())
    pages = section_pages(request)
    frame = PageFrame.for_section("start", request, page=pages.get("start"), with_telephone=True)
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
            "memberships": memberships(pages.get("networks")),
            "networks": networks(),
            "activities": activities(frame),
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


def section_pages(request):
    """What introduces this page, and the networks' page for its figure: in one go."""
    pages = Page.objects.all() if is_preview_of(request, Page) else Page.objects.readable()
    wanted = pages.filter(section__in=("start", "networks")).for_page()
    return {page.section: page for page in wanted}


def memberships(page):
    """How many organisations the city is a member of; None where nobody has said."""
    figures = page.figures.all() if page and page.is_published else []
    return figures[0] if figures else None


def activities(frame):
    """What the city does: its latest projects, and the pages of these sections."""
    projects = Project.objects.published().whole().latest_first()[:MOST_PROJECTS]
    pages = [page for page in frame.pages if page.section in SECTIONS and page.is_published]
    return [*projects, *reversed(pages)]


def networks():
    """The memberships in the reader's alphabet, those with a fact to tell first."""
    members = Network.objects.published().filter(is_member=True).prefetch_related("figures")
    return sorted(
        members.alphabetical(), key=lambda n: not (n.member_since_year or n.figures.all())
    )
