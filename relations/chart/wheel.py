"""The wheel of hosts: the friendship towns in turn on a circle within a dial.

A name is never shortened: where it does not fit beside its mark, a number stands there, and the
legend has the name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from .box import Box
from .scale import XY
from .text_size import broken_lines, text_width

# Drawn around (0, 0), which lies in the middle of the sheet.
EXTENT = 203
DIAL = 197
RIM_WIDTH = 5
# The wheel is as large as the names beside it allow.
RADII = (110, 98, 86, 74)
MARK_REACH = 10
LABEL_SIZE = 17
LINE_HEIGHT = 21
CENTRE_SIZES = (25, 21, LABEL_SIZE)
_BESIDE = MARK_REACH + 5
_FROM_DIAL = 3
_MOST_LINES = 2


@dataclass(frozen=True)
class Station:
    """One town on the wheel: its mark, the lines of its label, its number where that is needed."""

    x: float
    y: float
    anchor: str
    label_x: float
    baseline: float
    lines: tuple[str, ...]
    number: int | None = None

    @property
    def label_box(self) -> Box:
        width = max(text_width(line, LABEL_SIZE, is_bold=True) for line in self.lines)
        left = self.label_x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        top = self.baseline - LABEL_SIZE * 0.85
        return Box(left, top, left + width, top + LINE_HEIGHT * len(self.lines))

    @property
    def fits(self) -> bool:
        """Whether the label lies within the dial."""
        box = self.label_box
        corners = ((x, y) for x in (box.left, box.right) for y in (box.top, box.bottom))
        return all(hypot(x, y) <= DIAL - _FROM_DIAL for x, y in corners)


def stations(names: Sequence[str], notes: Sequence[str]) -> tuple[int, list[Station]]:
    """The radius of the wheel, and the towns clockwise from the top.

    Each has a note (or none) as the last line of its label.
    """
    for radius in RADII:
        placed = _placed(names, notes, radius)
        if not any(station.number for station in placed):
            break
    return radius, placed


def _placed(names: Sequence[str], notes: Sequence[str], radius: int) -> list[Station]:
    placed = []
    for index, (name, note) in enumerate(zip(names, notes, strict=True)):
        turn = 2 * pi * index / len(names)
        number = 1 + sum(station.number is not None for station in placed)
        placed.append(_station((sin(turn), -cos(turn)), radius, name, note, number))
    return placed


def _station(direction: XY, radius: int, name: str, note: str, number: int) -> Station:
    lasts = (note,) if note else ()
    for count in range(1, _MOST_LINES + 1):
        lines = broken_lines(name, count)
        if lines and (station := _labelled(direction, radius, (*lines, *lasts))).fits:
            return station
    return _labelled(direction, radius, (str(number), *lasts), number)


def _labelled(
    direction: XY, radius: int, lines: tuple[str, ...], number: int | None = None
) -> Station:
    right, down = direction
    x, y = radius * right, radius * down
    if abs(right) < 0.3:
        anchor, label_x = "middle", x
    elif right > 0:
        anchor, label_x = "start", x + _BESIDE
    else:
        anchor, label_x = "end", x - _BESIDE
    height = LINE_HEIGHT * (len(lines) - 1)
    if anchor != "middle":
        baseline = y - height / 2 + LABEL_SIZE * 0.35
    elif down < 0:
        baseline = y - _BESIDE - height
    else:
        baseline = y + _BESIDE + LABEL_SIZE * 0.75
    return Station(x, y, anchor, label_x, baseline, lines, number)


def centre_size(name: str, radius: int) -> int | None:
    """The size at which a name fits in the middle of the wheel; None where it does not."""
    room = 2 * (radius - MARK_REACH - 8)
    fitting = (size for size in CENTRE_SIZES if text_width(name, size, is_bold=True) <= room)
    return next(fitting, None)


def arrows(number: int, radius: int) -> list[tuple[XY, XY]]:
    """The start and end of the arc from each station to the next."""
    gap = (MARK_REACH + 7) / radius
    step = 2 * pi / number
    return [
        (_on_wheel(step * index + gap, radius), _on_wheel(step * (index + 1) - gap, radius))
        for index in range(number)
    ]


def arrow_heads(number: int, radius: int) -> list[tuple[XY, XY, XY]]:
    """The head of each arrow as a polyline: wing, tip, wing."""
    gap = (MARK_REACH + 7) / radius
    heads = []
    for index in range(number):
        tip = 2 * pi * (index + 1) / number - gap
        wings = [_on_wheel(tip - 8 / radius, radius + side) for side in (-5, 5)]
        heads.append((wings[0], _on_wheel(tip, radius), wings[1]))
    return heads


def _on_wheel(turn: float, radius: float) -> XY:
    return radius * sin(turn), -radius * cos(turn)
