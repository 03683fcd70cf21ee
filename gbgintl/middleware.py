"""Middleware of the site."""

import re

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
    UnreadablePostError,
)
from django.middleware.locale import LocaleMiddleware
from django.urls import is_valid_path, reverse
from django.utils import translation
from django.utils.translation import get_language_from_path

from publishing.sorting import plain_letters

from . import errors
from .languages import preferred_language


class MalformedPostMiddleware:
    """Answers 400 or 413 to a POST body that cannot be parsed, instead of an error 500 later.

    Django parses the body on first access to `request.POST`: only then do an unknown charset and a
    broken connection show. File uploads have no size limit in Django; only staff upload files, so
    a larger body outside the admin is refused by its length, unread.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST":
            is_too_large = content_length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            if is_too_large and is_public(request):
                raise RequestDataTooBig("The request body is too large.")
            try:
                request.POST  # noqa: B018
            except LookupError as error:
                raise BadRequest("Unknown charset.") from error
            except UnreadablePostError as error:
                raise BadRequest("The request body is incomplete.") from error
        return self.get_response(request)


def content_length(request):
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def is_public(request):
    return not request.path.startswith(reverse("admin:index"))


class LanguageMiddleware(LocaleMiddleware):
    """The language of a page: from the path; elsewhere staff's choice or the browser's wish."""

    def process_request(self, request):
        super().process_request(request)
        has_choice = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if not (get_language_from_path(request.path_info) or has_choice):
            translation.activate(preferred_language(request.headers.get("Accept-Language", "")))
            request.LANGUAGE_CODE = translation.get_language()


class AllowedMethodsMiddleware:
    """Answers OPTIONS with what a page allows, and any other method that it does not allow by 405.

    Django's function views and FormView would answer PUT, DELETE or TRACE with a page.
    """

    METHODS = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in self.METHODS:
            return HttpResponseNotAllowed(self.METHODS)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        allowed = self.allowed_methods(request, view)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(allowed)})
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        return None

    def allowed_methods(self, request, view):
        view_class = getattr(view, "view_class", None)
        if view_class:
            takes_post = hasattr(view_class, "post")
        else:
            takes_post = not is_public(request)
        return [m for m in self.METHODS if m != "POST" or takes_post]


class NotFoundMiddleware:
    """Leads from a path in another spelling to the page: /EN/, /en-GB/, /sv/Städer/ and the like.

    Where there is no such page either, a developer's machine too shows the site's own page, and
    not Django's (an `HttpResponseNotFound`).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        if request.method in ("GET", "HEAD"):
            path = canonical_path(request.path_info)
            if path != request.path_info and is_page(path):
                query = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
        is_djangos = settings.DEBUG and isinstance(response, HttpResponseNotFound)
        return errors.page_not_found(request, None) if is_djangos else response

    def process_exception(self, request, exception):
        """The page for a 404 of a view, which may know a way on (`ListPageNotFound`)."""
        if settings.DEBUG and isinstance(exception, Http404):
            return errors.page_not_found(request, exception)
        return None


class NullCharacterMiddleware:
    """Refuses a NUL in a URL of the admin or in the session cookie.

    Both are looked up in the database, and PostgreSQL cannot compare a NUL with anything.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any("\x00" in text for text in self.looked_up(request)):
            raise BadRequest("A NUL character in the URL or the session cookie.")
        return self.get_response(request)

    def looked_up(self, request):
        yield request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not is_public(request):
            yield request.path_info
            for name, values in request.GET.lists():
                yield from (name, *values)


def canonical_path(path):
    """The path as our pages have it: lower-case ASCII, a plain language code, a closing slash."""
    plain = plain_letters(path).removesuffix("/") + "/"
    return re.sub(r"^/(sv|en)[-_][a-z0-9_-]+/", r"/\1/", plain)


def is_page(path):
    language = get_language_from_path(path)
    if not language:
        return False
    with translation.override(language):
        return is_valid_path(path)
