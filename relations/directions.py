"""How far away a city is and in which direction, as the site says it in words."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .chart.sphere import GOTHENBURG, Point, bearing, distance_km, point_of_compass, round_distance
from .models import City

# Farther away the first direction of the great circle is not where a reader looks for the city.
DIRECTION_UP_TO_KM = 2000
# Cities this near one another are named on each other's charts and pages.
NEAR_KM = 250


def city_point(city: City) -> Point | None:
    """Where a city lies; None without coordinates."""
    if city.latitude is None or city.longitude is None:
        return None
    return Point(float(city.latitude), float(city.longitude))


def kilometres(number: float) -> str:
    """A rounded distance in the active language's number format: 10,300 km."""
    rounded = number_format(round_distance(number), force_grouping=True)
    return f"{rounded}\N{NO-BREAK SPACE}km"


def distance_from_gothenburg(city: City) -> str:
    """Empty for a city without coordinates."""
    point = city_point(city)
    return kilometres(distance_km(GOTHENBURG, point)) if point else ""


def distance_between(city: City, other: City) -> float | None:
    """In kilometres; None where one of them has no coordinates."""
    here, there = city_point(city), city_point(other)
    return distance_km(here, there) if here and there else None


def near_cities(city: City, cities: Iterable[City]) -> list[tuple[City, str]]:
    """The cities that lie near one, each with its distance in words, the nearest first."""
    distances = [(distance_between(city, other), other) for other in cities if other != city]
    near = [(km, other) for km, other in distances if km is not None and km <= NEAR_KM]
    return [(other, kilometres(km)) for km, other in sorted(near, key=lambda pair: pair[0])]


def direction_from_gothenburg(city: City) -> str:
    """The point of the compass, for a city that is not very far away; else empty."""
    point = city_point(city)
    if point is None or distance_km(GOTHENBURG, point) >= DIRECTION_UP_TO_KM:
        return ""
    return compass_point_names()[point_of_compass(bearing(GOTHENBURG, point))]


def compass_point_names() -> tuple[str, ...]:
    """The sixteen points of the compass in the active language, clockwise from north."""
    return (
        _("north"),
        _("north-north-east"),
        _("north-east"),
        _("east-north-east"),
        _("east"),
        _("east-south-east"),
        _("south-east"),
        _("south-south-east"),
        _("south"),
        _("south-south-west"),
        _("south-west"),
        _("west-south-west"),
        _("west"),
        _("west-north-west"),
        _("north-west"),
        _("north-north-west"),
    )
