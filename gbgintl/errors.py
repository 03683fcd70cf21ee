"""What a visitor meets when something is wrong, always with a way on."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.csrf import csrf_failure as plain_csrf_failure

from contact import views as contact


def bad_request(request, exception):
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", status=404)


def server_error(request):
    # Without the request's context processors and without the database: either may be the cause.
    return render(request, "500.html", status=500)


def csrf_failure(request, reason=""):
    """The contact form again with everything typed; elsewhere a page that says what to do."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return plain_csrf_failure(request, reason)
    if match.view_name == "contact:form":
        return contact.csrf_failure(request, reason)
    if match.view_name == "contact:answer":
        return contact.answer_csrf_failure(request, reason)
    return render(request, "403_csrf.html", status=403)
