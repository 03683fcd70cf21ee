"""What every page's frame needs: its languages and addresses, and texts in the right language."""

import json
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from publishing.language import Text, shown_text
from relations.models.page import SECTION_URL_NAMES
from relations.views.sections import SECTION_TITLES

register = template.Library()

# What must not stand in a script element, as Django's own json_script has it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def text(record, field):
    """A translated field in the reader's language, or openly in the other (see Text)."""
    return shown_text(record, field)


@register.simple_tag
def json_ld(data):
    """Structured data for search engines as a data block, which no browser runs."""
    block = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(block))


@register.filter
def absolute(path):
    """The lasting absolute address of a path on this site."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def absolute_static(name):
    """The absolute address of a static file."""
    return absolute(static(name))


@dataclass(frozen=True)
class LanguageAddress:
    """The same page in one language."""

    language: str
    name: str
    path: str
    path_with_query: str
    is_current: bool
    is_written: bool


@register.simple_tag(takes_context=True)
def language_addresses(context):
    """The page's addresses in all languages, in the order of the switch.

    A page about a record (`addressed` in the context) leads to that record's page; every other
    page to the address with the same URL name.
    """
    request = context["request"]
    addressed = context.get("addressed")
    query = "" if context.get("is_lost") else request.META.get("QUERY_STRING", "")
    addresses = []
    for language, name in settings.LANGUAGES:
        if context.get("is_lost"):
            with override(language):
                path, is_written = reverse("relations:start"), True
        elif addressed:
            path = addressed.get_absolute_url(language)
            is_written = addressed.is_written_in(language)
        else:
            path = translate_url(request.path, language)
            is_written = True
        addresses.append(
            LanguageAddress(
                language=language,
                name=name,
                path=path,
                path_with_query=f"{path}?{query}" if query else path,
                is_current=language == get_language(),
                is_written=is_written,
            )
        )
    return addresses


@register.simple_tag(takes_context=True)
def canonical_path(context, addresses):
    """The address that stands for this page; of a text in one language only, that language's."""
    current = next(address for address in addresses if address.is_current)
    if current.is_written:
        page = context.get("page_obj")
        further = page and page.number > 1
        return f"{current.path}?page={page.number}" if further else current.path
    return next((address.path for address in addresses if address.is_written), current.path)


@dataclass(frozen=True)
class NavigationLink:
    """A section in the navigation; `is_current` also on the pages below it."""

    title: str
    path: str
    is_page: bool
    is_current: bool


NAVIGATION = (
    "cities",
    "friendship-towns",
    "networks",
    "projects",
    "cooperation",
    "visits",
    "documents",
)


@register.simple_tag(takes_context=True)
def navigation(context):
    """The sections in the order of the navigation."""
    here = context["request"].path
    links = []
    for place in NAVIGATION:
        path = reverse(SECTION_URL_NAMES[place])
        links.append(
            NavigationLink(SECTION_TITLES[place], path, here == path, here.startswith(path))
        )
    return links


@register.inclusion_tag("includes/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way from the start page to this one, from `trail` in the context: (title, path) pairs."""
    trail = context.get("trail")
    if not trail:
        return {}
    trail = [(_("Start"), reverse("relations:start")), *trail]
    return {"trail": trail, "data": breadcrumb_data(trail)}


def breadcrumb_data(trail):
    """The way to a page as schema.org describes it."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title.value if isinstance(title, Text) else str(title),
                "item": absolute(path),
            }
            for position, (title, path) in enumerate(trail, start=1)
        ],
    }
