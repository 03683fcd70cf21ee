"""Points, ways and directions on the globe, taken as a sphere.

A sphere is wrong by at most half a per cent, which the rounded distances of the site do not show.
"""

from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088


class Point(NamedTuple):
    """A place in degrees: north and east are positive."""

    latitude: float
    longitude: float


GOTHENBURG = Point(57.70887, 11.97456)


def distance_km(start: Point, end: Point) -> float:
    """The length of the shortest way between two places."""
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    half_chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


def bearing(start: Point, end: Point) -> float:
    """The direction in which the shortest way sets out: degrees clockwise from north."""
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    east = sin(across) * cos(north)
    up = cos(south) * sin(north) - sin(south) * cos(north) * cos(across)
    return degrees(atan2(east, up)) % 360


def great_circle(start: Point, end: Point, step_km: float = 250) -> list[Point]:
    """The shortest way between two places, as points at most `step_km` apart."""
    length = distance_km(start, end)
    angle = length / EARTH_RADIUS_KM
    steps = max(1, ceil(length / step_km))
    # Of places opposite each other, or the same, every way is as short as any other.
    if sin(angle) < 1e-9:
        return [start, end]
    first, last = _vector(start), _vector(end)
    way = []
    for step in range(steps + 1):
        share = step / steps
        from_start, from_end = sin((1 - share) * angle), sin(share * angle)
        x, y, z = (
            (from_start * a + from_end * b) / sin(angle) for a, b in zip(first, last, strict=True)
        )
        way.append(Point(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))))
    return way


def _vector(point):
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return (
        cos(latitude) * cos(longitude),
        cos(latitude) * sin(longitude),
        sin(latitude),
    )
