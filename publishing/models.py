from .jobs import JobState
from .notices import SiteNotice
from .slugs import SlugRedirect

__all__ = ["JobState", "SiteNotice", "SlugRedirect"]
