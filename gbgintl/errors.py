"""What a visitor meets when something is wrong, always with a way on."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.csrf import csrf_failure as plain_csrf_failure

from contact.intake.views import PublicFormView
from contact.intake.views import csrf_failure as contact_csrf_failure
from publishing.frame import PageFrame


def error_page(request, status, template, **context):
    """A page in the site's frame whose language links lead to the start pages: this one is lost."""
    frame = PageFrame(title="", is_error=True, is_indexed=False)
    context |= {"frame": frame, "status": status}
    return render(request, template, context, status=status)


def bad_request(request, exception):
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return error_page(request, 413, "413.html")
    return error_page(request, 400, "400.html")


def permission_denied(request, exception):
    return error_page(request, 403, "403.html")


def page_not_found(request, exception):
    list_url = getattr(exception, "list_url", "")
    return error_page(request, 404, "404.html", list_url=list_url)


def server_error(request):
    # Its frame does without the database and the cache, either of which may be the cause.
    return error_page(request, 500, "500.html")


def csrf_failure(request, reason=""):
    """The form of `contact` again with everything typed; elsewhere a page that says what to do."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return plain_csrf_failure(request, reason)
    view_class = getattr(match.func, "view_class", None)
    if view_class and issubclass(view_class, PublicFormView):
        return contact_csrf_failure(request, view_class)
    return error_page(request, 403, "403_csrf.html")
