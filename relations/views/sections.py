from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from publishing.language import shown_text
from relations.models import Page
from relations.models.page import SECTION_URL_NAMES

from .prefetches import NOTES, listed_documents

# What the sections are called in navigation, breadcrumbs and titles.
SECTION_TITLES = {
    "start": _("Gothenburg International"),
    "cities": _("Cities"),
    "friendship-towns": _("Friendship towns"),
    "networks": _("Networks"),
    "projects": _("Projects"),
    "cooperation": _("Other cooperation"),
    "visits": _("International visits"),
    "documents": _("Documents"),
    "about": _("About the site"),
}


def section_context(place):
    """What the page of a section shows around its own content: its editorial page and its names."""
    pages = list(
        Page.objects.readable()
        .at_or_about_the_site(place)
        .select_related("image")
        .prefetch_related(listed_documents(), NOTES)
    )
    page = next((page for page in pages if page.place == place), None)
    return {
        "page": page,
        "addressed": page,
        "about_pages": [page for page in pages if page.is_about_the_site and page.is_published],
        "title": page.shown_title.value if page else SECTION_TITLES[place],
        "description": shown_text(page, "intro").value if page else "",
        "trail": section_trail(place) if place != "start" else [],
    }


def section_trail(place):
    """The breadcrumbs down to a section."""
    return [(SECTION_TITLES[place], reverse(SECTION_URL_NAMES[place]))]
