"""Axis-aligned rectangles on a sheet."""

from typing import NamedTuple

from .projections import XY


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

    def lies_in(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, margin: float) -> "Box":
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def at(self, point: XY, scale: float = 1) -> "Box":
        """The box moved to a point and scaled, for a box given relative to its mark."""
        x, y = point
        return Box(
            x + scale * self.left,
            y + scale * self.top,
            x + scale * self.right,
            y + scale * self.bottom,
        )


def around(point: XY, reach: float) -> Box:
    return Box(-reach, -reach, reach, reach).at(point)
