"""Spherical geometry: distances and bearings.

The error against the ellipsoid is at most 0.5 per cent, less than the rounding of the site.
"""

from math import asin, atan2, cos, degrees, radians, sin, sqrt
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


def point_of_compass(direction: float) -> int:
    """The nearest of the 16 compass points: 0 is north, 4 is east."""
    return round(direction / 22.5) % 16


def round_distance(kilometres: float) -> int:
    """A distance rounded to 10 km, from 1,000 km to 100 km: cities are no points."""
    step = 10 if kilometres < 1000 else 100
    return round(kilometres / step) * step
