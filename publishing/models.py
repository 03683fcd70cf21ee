from .slugs import SlugRedirect

__all__ = ["SlugRedirect"]
