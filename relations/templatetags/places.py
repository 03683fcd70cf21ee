"""Template filters for where a city lies and what time it is there."""

from django import template
from django.utils import timezone

from relations import directions, local_time

register = template.Library()

register.filter("distance", directions.distance_from_gothenburg)
register.filter("direction", directions.direction_from_gothenburg)


@register.filter
def time_difference(city):
    """The present difference from Gothenburg's time as text; empty without a time zone."""
    if not city.time_zone:
        return ""
    return local_time.display_difference(city.time_zone, timezone.now())
