"""Spherical geometry: distances, bearings and great circles.

The error against the ellipsoid is at most 0.5 per cent, less than the rounding of the site.
"""

from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088


class Point(NamedTuple):
    """Coordinates in degrees: north and east are positive."""

    latitude: float
    longitude: float


GOTHENBURG = Point(57.70887, 11.97456)


def distance_km(start: Point, end: Point) -> float:
    """Great-circle distance (haversine formula)."""
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    half_chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


def bearing(start: Point, end: Point) -> float:
    """Initial bearing of the great circle: degrees clockwise from north."""
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    east = sin(across) * cos(north)
    up = cos(south) * sin(north) - sin(south) * cos(north) * cos(across)
    return degrees(atan2(east, up)) % 360


def great_circle(start: Point, end: Point, step_km: float = 250) -> list[Point]:
    """Points along the great circle, at most `step_km` apart."""
    length = distance_km(start, end)
    angle = length / EARTH_RADIUS_KM
    steps = max(1, ceil(length / step_km))
    # The great circle is undefined between equal or antipodal points.
    if sin(angle) < 1e-9:
        return [start, end]
    first, last = _vector(start), _vector(end)
    line = []
    for step in range(steps + 1):
        share = step / steps
        from_start, from_end = sin((1 - share) * angle), sin(share * angle)
        x, y, z = (
            (from_start * a + from_end * b) / sin(angle) for a, b in zip(first, last, strict=True)
        )
        line.append(Point(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))))
    return line


def _vector(point: Point) -> tuple[float, float, float]:
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return (
        cos(latitude) * cos(longitude),
        cos(latitude) * sin(longitude),
        sin(latitude),
    )
