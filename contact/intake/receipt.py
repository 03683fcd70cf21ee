"""The receipt travels in a signed cookie, and so it can be shown without the database.

The cookie lives for ten minutes and is sent to the receipt's own path only. The next person at
the same computer finds nothing, and the code never stands in a URL.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

COOKIE = "receipt"
MAX_AGE = 10 * 60
_SALT = "contact.receipt"


@dataclass(frozen=True)
class Receipt:
    reference: str
    code: str
    language: str
    # In ISO 8601, because the cookie is JSON.
    received: str
    has_email: bool
    # The page that the sender came from, or nothing.
    page: str

    @classmethod
    def of(cls, case, code):
        return cls(
            reference=case.reference,
            code=code,
            language=case.language,
            received=case.received_at.isoformat(),
            has_email=bool(case.email),
            # Non-ASCII characters would take six bytes each, more than a cookie may have.
            page=case.page if case.page.isascii() else "",
        )

    @classmethod
    def read(cls, request):
        """The receipt in the request's cookie; None where there is none, or none of ours."""
        value = request.COOKIES.get(COOKIE, "")
        try:
            return cls(**signing.loads(value, salt=_SALT, max_age=MAX_AGE))
        except (signing.BadSignature, TypeError):
            # A TypeError: the cookie was made before an update of the site, with other fields.
            return None

    def set_cookie(self, response):
        response.set_cookie(
            COOKIE,
            signing.dumps(asdict(self), salt=_SALT, compress=True),
            max_age=MAX_AGE,
            path=reverse("receipt:receipt"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    @property
    def received_at(self):
        return datetime.fromisoformat(self.received)
