"""Axis-aligned rectangles and line segments on a chart."""

from collections.abc import Iterable
from math import hypot
from typing import NamedTuple

from .scale import XY

Segment = tuple[XY, XY]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, margin: float) -> "Box":
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    @property
    def corners(self) -> tuple[XY, XY, XY, XY]:
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.left, self.bottom),
            (self.right, self.bottom),
        )

    def nearest(self, point: XY) -> XY:
        """The point of the box that is nearest to another point."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, point: XY) -> float:
        x, y = self.nearest(point)
        return hypot(x - point[0], y - point[1])

    def is_crossed_by(self, segment: Segment) -> bool:
        """Whether a segment passes through the box: no side of it and no line parts the two."""
        (x, y), (end_x, end_y) = segment
        left, top, right, bottom = self
        if (
            (x <= left and end_x <= left)
            or (x >= right and end_x >= right)
            or (y <= top and end_y <= top)
            or (y >= bottom and end_y >= bottom)
        ):
            return False
        across, down = end_x - x, end_y - y
        above_left = (left - x) * down - (top - y) * across
        right_step, down_step = (right - left) * down, (bottom - top) * across
        sides = (
            above_left > 0,
            above_left + right_step > 0,
            above_left - down_step > 0,
            above_left + right_step - down_step > 0,
        )
        return any(sides) and not all(sides)


def around(point: XY, reach: float) -> Box:
    x, y = point
    return Box(x - reach, y - reach, x + reach, y + reach)


def union(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def segments_cross(one: Segment, other: Segment) -> bool:
    """Whether two segments have a point in common, other than by touching at an end."""
    a, b = one
    c, d = other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: XY, b: XY, c: XY) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
