from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import UnreadablePostError
from django.urls import reverse


class ReadableBodyMiddleware:
    """Answers a form that nobody can read with the reason, and not with a failure of ours.

    Django reads a form when it is first asked for, wherever that is: then a charset that does not
    exist is found, and a body whose sender has gone. It reads files however large they are; only
    staff send files, so from others a body with one is refused by its length, unread.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST":
            if length_of(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and is_public(request):
                raise RequestDataTooBig("The form is larger than any honest one.")
            try:
                request.POST  # noqa: B018
            except LookupError as error:
                raise BadRequest("The form is in an unknown charset.") from error
            except UnreadablePostError as error:
                raise BadRequest("The form broke off.") from error
        return self.get_response(request)


def length_of(request):
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def is_public(request):
    return not request.path.startswith(reverse("admin:index"))
