"""Map projections. All give x to the right and y downwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from .sphere import EARTH_RADIUS_KM, GOTHENBURG, Point, bearing, distance_km

# The polynomial of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2

XY = tuple[float, float]


def from_meridian(longitude: float, meridian: float) -> float:
    """Degrees east of a meridian, from -180 up to 180."""
    return (longitude - meridian + 180) % 360 - 180


@dataclass(frozen=True)
class EqualEarth:
    """Equal Earth projection: the whole world at true relative areas, centred on `meridian`.

    With Gothenburg's meridian in the middle the sheet is cut in the Bering Strait.
    """

    meridian: float
    unit_km: float

    def __call__(self, point: Point) -> XY:
        return self.from_middle(from_meridian(point.longitude, self.meridian), point.latitude)

    def from_middle(self, east: float, latitude: float) -> XY:
        """A point by its degrees east of the middle; +180 and -180 are the sheet's two edges."""
        angle = asin(_M * sin(radians(latitude)))
        square = angle * angle
        sixth = square**3
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        x = radians(east) * cos(angle) / (_M * slope)
        y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
        scale = EARTH_RADIUS_KM / self.unit_km
        return x * scale, -y * scale

    def project_line(self, points: Iterable[Point]) -> list[list[XY]]:
        """A line over the globe, split into pieces at the edge of the sheet."""
        pieces, piece, before = [], [], None
        for point in points:
            east = from_meridian(point.longitude, self.meridian)
            if before is not None and abs(east - before[0]) > 180:
                edge = 180 if before[0] > 0 else -180
                gone = abs(edge - before[0])
                share = gone / (360 - abs(east - before[0]) or 1)
                latitude = before[1] + share * (point.latitude - before[1])
                piece.append(self.from_middle(edge, latitude))
                pieces.append(piece)
                piece = [self.from_middle(-edge, latitude)]
            piece.append(self.from_middle(east, point.latitude))
            before = (east, point.latitude)
        return [*pieces, piece]


@dataclass(frozen=True)
class EqualArea:
    """Lambert azimuthal equal-area projection: a part of the world around a centre."""

    centre: Point
    unit_km: float

    def __call__(self, point: Point) -> XY:
        middle, latitude = radians(self.centre.latitude), radians(point.latitude)
        across = radians(point.longitude - self.centre.longitude)
        depth = 1 + sin(middle) * sin(latitude) + cos(middle) * cos(latitude) * cos(across)
        scale = sqrt(2 / max(depth, 1e-9)) * EARTH_RADIUS_KM / self.unit_km
        x = cos(latitude) * sin(across)
        y = cos(middle) * sin(latitude) - sin(middle) * cos(latitude) * cos(across)
        return x * scale, -y * scale

    def project_line(self, points: Iterable[Point]) -> list[list[XY]]:
        return [[self(point) for point in points]]

    def inverse(self, x: float, y: float) -> Point:
        """The place at a point of the sheet."""
        scale = self.unit_km / EARTH_RADIUS_KM
        x, y = x * scale, -y * scale
        radius = hypot(x, y)
        if not radius:
            return self.centre
        angle = 2 * asin(min(1.0, radius / 2))
        middle = radians(self.centre.latitude)
        latitude = asin(cos(angle) * sin(middle) + y * sin(angle) * cos(middle) / radius)
        across = atan2(
            x * sin(angle), radius * cos(middle) * cos(angle) - y * sin(middle) * sin(angle)
        )
        return Point(degrees(latitude), self.centre.longitude + degrees(across))


@dataclass(frozen=True)
class FromGothenburg:
    """Azimuthal equidistant projection: directions and distances from Gothenburg are true.

    `reach_km` is `radius` units long on the sheet.
    """

    radius: float
    reach_km: float

    def __call__(self, point: Point) -> XY:
        return self.at(bearing(GOTHENBURG, point), distance_km(GOTHENBURG, point))

    def at(self, direction: float, distance: float) -> XY:
        """A point of the sheet by its direction and distance from Gothenburg."""
        length = distance * self.radius / self.reach_km
        return length * sin(radians(direction)), -length * cos(radians(direction))

    def within(self, point: Point, share: float) -> XY:
        """A point of the sheet, moved in to that share of the radius if it lies beyond."""
        distance = min(distance_km(GOTHENBURG, point), share * self.reach_km)
        return self.at(bearing(GOTHENBURG, point), distance)


def simplified(line: list[XY], tolerance: float) -> list[XY]:
    """Ramer–Douglas–Peucker simplification: drops points within `tolerance` of the line."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, at = 0.0, None
        for index in range(first + 1, last):
            off = _distance_to(line[index], line[first], line[last])
            if off > farthest:
                farthest, at = off, index
        if at is not None and farthest > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def _distance_to(point: XY, start: XY, end: XY) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


# build_land.py draws the land with these; run it again after a change here.
WORLD = EqualEarth(meridian=GOTHENBURG.longitude, unit_km=20)
NORTHERN_EUROPE = EqualArea(centre=Point(55, 11), unit_km=2)
