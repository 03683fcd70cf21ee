from urllib.parse import urlencode

from django import template
from django.urls import Resolver404, resolve, reverse
from django.utils.text import Truncator

from ..intake.forms import SUBJECT_LENGTH
from ..office.current import current_office
from ..office.models import exceptions, week
from ..office.structured_data import office_data

register = template.Library()


@register.inclusion_tag("contact/_contact_block.html", takes_context=True)
def contact_block(context):
    """The office at the end of every page, at the cost of one query."""
    office = current_office()
    if office is None:
        return {"form_address": contact_form_url(context)}
    return {
        "office": office,
        "week": week(office.hours),
        "exceptions": exceptions(office.hours),
        "form_address": contact_form_url(context),
        "structured_data": office_data(office),
    }


@register.simple_tag(takes_context=True)
def contact_form_url(context, subject=""):
    """The form's address, which knows the page it is opened from and what it shall be about."""
    page = _path_of(context.get("request"))
    subject = Truncator(subject).chars(SUBJECT_LENGTH)
    query = {name: value for name, value in (("page", page), ("subject", subject)) if value}
    return reverse("contact:form") + (f"?{urlencode(query)}" if query else "")


def _path_of(request):
    """The page's path; empty on the form's own pages, which nobody comes from."""
    if request is None:
        return ""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return request.path
    return "" if match.app_name == "contact" else request.path
