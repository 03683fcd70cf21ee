from .jobs import JobState
from .slugs import SlugRedirect

__all__ = ["JobState", "SlugRedirect"]
