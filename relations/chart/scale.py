"""The chart's projection: azimuthal from Gothenburg, directions true, distances compressed."""

from dataclasses import dataclass
from math import cos, log, radians, sin

from .sphere import GOTHENBURG, Point, bearing, distance_km

XY = tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """How distances are compressed, out to the rim at `reach_km`.

    Well below `linear_km` they are nearly true to scale, beyond it a logarithm draws them in.
    `land` is the id of its land in static/chart/land.svg. Of the rings those in `figures_km` say
    how far they are.
    """

    land: str
    reach_km: float
    linear_km: float
    rings_km: tuple[int, ...]
    figures_km: tuple[int, ...]

    def share(self, kilometres: float) -> float:
        """Of the way from the centre to the rim: ln(1 + d/d0) / ln(1 + D/d0)."""
        return log(1 + kilometres / self.linear_km) / log(1 + self.reach_km / self.linear_km)

    def place(self, point: Point, radius: float) -> XY:
        """Where a point lies on a chart of that radius: x to the right, y downwards."""
        distance = self.share(distance_km(GOTHENBURG, point)) * radius
        return polar(bearing(GOTHENBURG, point), distance)

    def reaches(self, point: Point) -> bool:
        return distance_km(GOTHENBURG, point) <= self.reach_km


def polar(direction: float, distance: float) -> XY:
    """The point at a direction in degrees clockwise from north and a distance from the centre."""
    return distance * sin(radians(direction)), -distance * cos(radians(direction))


_WORLD_RINGS = (500, 1000, 2000, 5000, 10000)
# The land is drawn in whole numbers on a chart of this radius, and scaled where it is used.
LAND_RADIUS = 320
# build_land.py draws the land by these; run it again after a change here.
WORLD = Scale("world", 12_500, 220, _WORLD_RINGS, _WORLD_RINGS)
WORLD_NARROW = Scale("world-narrow", 12_500, 130, _WORLD_RINGS, (500, 2000, 10000))
REGION = Scale("region", 2000, 350, (250, 500, 1000), (250, 500, 1000))
NORDIC = Scale("nordic", 800, 350, (200, 400, 600), (200, 400, 600))
SCALES = (WORLD, WORLD_NARROW, REGION, NORDIC)
