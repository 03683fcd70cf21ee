from django.core.exceptions import BadRequest


class ReadableBodyMiddleware:
    """Answers a form in a charset that does not exist with "bad request" and not with a failure.

    Django looks the charset up when the form is first read, wherever that is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST":
            try:
                request.POST  # noqa: B018
            except LookupError as error:
                raise BadRequest("The form is in an unknown charset.") from error
        return self.get_response(request)
