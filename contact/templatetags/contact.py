from dataclasses import replace

from django import template
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html

from publishing.language import lowercase_first, shown_text
from publishing.sections import url_with_query

from ..office.current import current_office
from ..office.models import exceptions, week
from ..office.structured_data import office_data

register = template.Library()


@register.simple_tag(name="current_office")
def current_office_tag():
    """The office with its hours, at the cost of two queries; base.html asks once for a page."""
    return current_office()


@register.inclusion_tag("contact/_contact_block.html", takes_context=True)
def contact_block(context, with_button=True):
    """The office at the end of every page.

    A page that holds a form goes without the button to the form: one call to action a page.
    """
    office = _office_of(context)
    block = {"form_url": form_url(context.get("request")), "with_button": with_button}
    if office is None:
        return block
    return block | {
        "office": office,
        "name": _name_in_a_sentence(office),
        "has_hours": bool(week(office.hours) or exceptions(office.hours)),
        "hours_url": f"{reverse('contact:form')}#opening-hours",
        "structured_data": office_data(office),
    }


@register.inclusion_tag("contact/_opening_hours.html", takes_context=True)
def opening_hours(context):
    """The office's ordinary week and the dates that differ."""
    office = _office_of(context)
    if office is None:
        return {}
    return {"week": week(office.hours), "exceptions": exceptions(office.hours)}


@register.simple_tag
def telephone_link(office):
    """The office's number, which a telephone dials where it is one."""
    if not office.dialled_number:
        return office.telephone
    return format_html('<a href="tel:{}">{}</a>', office.dialled_number, office.telephone)


@register.filter
def address_lines(address):
    """An address as it is written on an envelope, line by line."""
    return [line.strip() for line in address.split(",")]


def _office_of(context):
    """The one that base.html has asked for; elsewhere it is asked for here."""
    return context["office"] if "office" in context else current_office()


def _name_in_a_sentence(office):
    """In Swedish the name of an office has a small letter inside a sentence."""
    name = shown_text(office, "name")
    if name.language == "sv" and name.value[1:2].islower():
        return replace(name, value=lowercase_first(name.value))
    return name


def form_url(request):
    """The form's URL, which tells it the page that it is opened from."""
    return url_with_query(reverse("contact:form"), page=_path_of(request))


def _path_of(request):
    """The page's path; empty on the form's own pages, which nobody comes from."""
    if request is None:
        return ""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return request.path
    return "" if match.app_name in ("contact", "receipt") else request.path
