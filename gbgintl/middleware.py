"""Middleware of the site."""

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import UnreadablePostError
from django.urls import reverse


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
