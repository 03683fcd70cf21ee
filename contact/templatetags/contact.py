from django import template
from django.urls import Resolver404, resolve, reverse

from publishing.sections import url_with_query

from ..office.current import current_office
from ..office.models import exceptions, week
from ..office.structured_data import office_data

register = template.Library()


@register.inclusion_tag("contact/_contact_block.html", takes_context=True)
def contact_block(context):
    """The office at the end of every page, at the cost of two queries."""
    office = current_office()
    if office is None:
        return {"form_url": form_url(context.get("request"))}
    return {
        "office": office,
        "week": week(office.hours),
        "exceptions": exceptions(office.hours),
        "form_url": form_url(context.get("request")),
        "structured_data": office_data(office),
    }


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
