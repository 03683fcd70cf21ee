"""The frame of every page, and texts in the right language."""

from urllib.parse import urlencode

from django import template
from django.templatetags.static import static

from publishing import sections
from publishing.cookies import all_cookies
from publishing.language import shown_text
from publishing.partial_dates import display_partial_date
from publishing.preview import ON, PARAMETER
from publishing.structured_data import absolute_url, breadcrumb_list, data_block

register = template.Library()


@register.filter
def text(record, field):
    """A translated field in the reader's language, or openly in the other (see Text)."""
    return shown_text(record, field)


# Letters of the longest word that a phone shows on one line of a main heading.
LINE_OF_A_PHONE = 21


@register.filter
def has_long_word(title):
    """Whether a word of the title is wider than a phone in the size of a main heading."""
    return any(len(word) > LINE_OF_A_PHONE for word in title.split())


@register.filter
def partial_date(value):
    """A date known to the year, season, month or day: "1986-04" as "April 1986"."""
    return display_partial_date(value)


@register.simple_tag
def json_ld(data):
    """Structured data for search engines."""
    return data_block(data)


@register.filter
def absolute(path):
    """The canonical absolute URL of a path on this site."""
    return absolute_url(path)


@register.simple_tag
def absolute_static(name):
    """The absolute URL of a static file."""
    return absolute_url(static(name))


@register.simple_tag(takes_context=True)
def language_links(context):
    """The page in all languages; see PageFrame.language_links."""
    return context["frame"].language_links(context["request"])


@register.simple_tag(takes_context=True)
def canonical_url(context, links):
    """The path that stands for this page among its language links."""
    return context["frame"].canonical_url(links)


@register.simple_tag(takes_context=True)
def x_default_url(context, links):
    """The path for readers of neither language; see PageFrame.x_default_url."""
    return context["frame"].x_default_url(links)


@register.simple_tag(takes_context=True)
def query_string(context, page=None):
    """What the page knows of its query, for links to another language or page of a list."""
    frame = context["frame"]
    if frame.is_error or frame.language_urls:
        return ""
    number = page or frame.page_number
    query = frame.query | ({"page": number} if number > 1 else {})
    query |= {PARAMETER: ON} if frame.is_preview else {}
    return f"?{urlencode(query)}" if query else ""


@register.simple_tag(takes_context=True)
def navigation(context):
    """The sections in the order of the navigation."""
    return context["frame"].navigation(context["request"].path)


@register.inclusion_tag("publishing/_breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way from the start page to this one; search engines read this one's name too."""
    crumbs = context["frame"].breadcrumbs
    if not crumbs:
        return {}
    return {"crumbs": crumbs[:-1], "data": breadcrumb_list([(c.name, c.url) for c in crumbs])}


@register.inclusion_tag("publishing/_cookies.html")
def cookie_table():
    """The cookies that the site sets, with the names and lifetimes of the settings in force."""
    return {"cookies": all_cookies()}


@register.simple_tag(takes_context=True)
def section_page(context, code):
    """The page that introduces a section, for its title and URL; None where there is none."""
    return context["frame"].page_of(code)


@register.simple_tag(takes_context=True)
def section_url(context, code, topic="", subject=""):
    """The path of a section's page: the one way to link from one app's page to another's.

    With a topic or subject the section also learns which page the reader comes from. Empty where
    only the page's own record would know the path and none can be read.
    """
    section = sections.get(code)
    if not section.url_name:
        page = context["frame"].page_of(code)
        return page.get_absolute_url() if page else ""
    if not (topic or subject):
        return section.url
    origin = context["request"].path
    return sections.url_with_query(section.url, page=origin, topic=topic, subject=subject)
