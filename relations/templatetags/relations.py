from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from publishing.language import shown_text
from relations.models import NetworkFigure

register = template.Library()


@register.inclusion_tag("relations/_section_extras.html")
def section_extras(page):
    """What staff have added to the page of a section: its documents, and sources for its facts."""
    return {"page": page}


@register.simple_tag
def source_link(source):
    """A source by its title, linked if it has an address."""
    title = shown_text(source, "title")
    return format_html('<a href="{}">{}</a>', source.address, title) if source.address else title


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
