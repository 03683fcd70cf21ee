"""Template filters for where a city lies, what time it is there and what the relation is called."""

from django import template
from django.utils import timezone

from relations import directions, local_time, relation_words

register = template.Library()

register.filter("distance", directions.distance_from_gothenburg)
register.filter("direction", directions.direction_from_gothenburg)
register.filter(relation_words.relation_name)


@register.filter
def time_difference(city):
    """The present difference from Gothenburg's time as text; empty without a time zone."""
    if not city.time_zone:
        return ""
    return local_time.display_difference(city.time_zone, timezone.now())
