from django import template
from django.db import DatabaseError
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from publishing.language import shown_text
from publishing.partial_dates import display_partial_date
from relations.models import NetworkFigure, Page
from relations.views.prefetches import NOTES, listed_documents

register = template.Library()


@register.simple_tag
def section(place, with_sources=False):
    """The editorial page that belongs to a place of the site, or None."""
    pages = Page.objects.readable().at(place).select_related("image")
    if with_sources:
        pages = pages.prefetch_related(listed_documents(), NOTES)
    try:
        return pages.first()
    except DatabaseError:
        # A form keeps what was typed even when the database is down; it then has no introduction.
        return None


@register.simple_tag(takes_context=True)
def pages_about_the_site(context):
    """For the footer, which every page has, even the one that reports a failure."""
    if "about_pages" in context:
        return context["about_pages"]
    try:
        return list(Page.objects.published().top_about_the_site().defer("body_sv", "body_en"))
    except DatabaseError:
        return []


@register.simple_tag
def source_link(source):
    """A source by its title, linked if it has an address."""
    title = shown_text(source, "title")
    return format_html('<a href="{}">{}</a>', source.address, title) if source.address else title


@register.filter
def partial_date(text):
    """A date known to the year, season, month or day: "1986-04" as "April 1986"."""
    return display_partial_date(text)


@register.filter
def figure(network_figure):
    """The number as exact as it is known: "about 140"."""
    number = number_format(network_figure.value, force_grouping=True)
    sentences = {
        NetworkFigure.Precision.EXACT: "%(number)s",
        NetworkFigure.Precision.ABOUT: _("about %(number)s"),
        NetworkFigure.Precision.MORE_THAN: _("more than %(number)s"),
    }
    return sentences[network_figure.precision] % {"number": number}
