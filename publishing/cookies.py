"""The cookies that the site sets. Apps register theirs; the page about cookies tells of these."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_timedelta
from django.utils.translation import get_language
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Cookie:
    """`max_age` is in seconds; without one the cookie ends when the browser is closed."""

    name: str
    purpose: str
    max_age: int | None = None
    is_for_staff: bool = False

    @property
    def lifetime(self) -> str:
        """How long a browser keeps it, in words."""
        if self.max_age is None:
            return _("until you close the browser")
        return format_timedelta(timedelta(seconds=self.max_age), locale=get_language())


_cookies: dict[str, Cookie] = {}


def register(*cookies: Cookie) -> None:
    _cookies.update({cookie.name: cookie for cookie in cookies})


def all_cookies() -> Iterator[Cookie]:
    """Those that readers can get, and then those that staff get too."""
    return iter(sorted(_cookies.values(), key=lambda cookie: cookie.is_for_staff))
