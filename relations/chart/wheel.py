"""The wheel of hosts: the friendship towns in turn on a circle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from .box import Box
from .scale import XY
from .text_size import broken_lines, text_width

WIDTH, HEIGHT = 360, 300
RADIUS = 76
MIDDLE = (WIDTH / 2, HEIGHT / 2)
MARK_REACH = 10
LABEL_SIZE = 17
LINE_HEIGHT = 21
_BESIDE = MARK_REACH + 8
_MOST_LINES = 2


@dataclass(frozen=True)
class Station:
    """One town on the wheel: its mark and the lines of its label."""

    x: float
    y: float
    anchor: str
    label_x: float
    baseline: float
    lines: tuple[str, ...]

    @property
    def label_box(self) -> Box:
        width = max(text_width(line, LABEL_SIZE) for line in self.lines)
        left = self.label_x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        top = self.baseline - LABEL_SIZE * 0.85
        return Box(left, top, left + width, top + LINE_HEIGHT * len(self.lines))


def stations(names: Sequence[str], notes: Sequence[str]) -> list[Station]:
    """The towns clockwise from the top, each with a note (or none) as its last line."""
    placed = []
    for index, (name, note) in enumerate(zip(names, notes, strict=True)):
        turn = 2 * pi * index / len(names)
        placed.append(_station(sin(turn), -cos(turn), name, note))
    return placed


def extent(placed: Sequence[Station]) -> Box:
    """The box of the drawing: full width, and the height that the labels need."""
    boxes = [station.label_box for station in placed]
    top = min([MIDDLE[1] - RADIUS - MARK_REACH, *(box.top for box in boxes)])
    bottom = max([MIDDLE[1] + RADIUS + MARK_REACH, *(box.bottom for box in boxes)])
    return Box(0, top - 2, WIDTH, bottom + 2)


def _station(right: float, down: float, name: str, note: str) -> Station:
    x, y = MIDDLE[0] + RADIUS * right, MIDDLE[1] + RADIUS * down
    if abs(right) < 0.3:
        anchor, label_x, room = "middle", x, WIDTH - 4
    elif right > 0:
        anchor, label_x = "start", x + _BESIDE
        room = WIDTH - label_x - 2
    else:
        anchor, label_x = "end", x - _BESIDE
        room = label_x - 2
    lines = (*_fitted(name, room), *([note] if note else []))
    height = LINE_HEIGHT * (len(lines) - 1)
    if anchor != "middle":
        baseline = y - height / 2 + LABEL_SIZE * 0.35
    elif down < 0:
        baseline = y - _BESIDE - height
    else:
        baseline = y + _BESIDE + LABEL_SIZE * 0.75
    return Station(x, y, anchor, label_x, baseline, lines)


def _fitted(name: str, room: float) -> tuple[str, ...]:
    """A name on as few lines as fit; a line that is still too long ends in an ellipsis."""
    broken = [broken_lines(name, number) for number in range(1, _MOST_LINES + 1)]
    broken = [lines for lines in broken if lines]
    for lines in broken:
        if all(text_width(line, LABEL_SIZE) <= room for line in lines):
            return lines
    return tuple(_cut(line, room) for line in broken[-1])


def _cut(line: str, room: float) -> str:
    if text_width(line, LABEL_SIZE) <= room:
        return line
    while line and text_width(line + "…", LABEL_SIZE) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def arrows(number: int) -> list[tuple[XY, XY]]:
    """The start and end of the arc from each station to the next."""
    gap = (MARK_REACH + 7) / RADIUS
    step = 2 * pi / number
    return [
        (_on_wheel(step * index + gap), _on_wheel(step * (index + 1) - gap))
        for index in range(number)
    ]


def arrow_heads(number: int) -> list[tuple[XY, XY, XY]]:
    """The head of each arrow as a polyline: wing, tip, wing."""
    gap = (MARK_REACH + 7) / RADIUS
    heads = []
    for index in range(number):
        tip = 2 * pi * (index + 1) / number - gap
        wings = [_on_wheel(tip - 8 / RADIUS, RADIUS + side) for side in (-6, 6)]
        heads.append((wings[0], _on_wheel(tip), wings[1]))
    return heads


def _on_wheel(turn: float, radius: float = RADIUS) -> XY:
    return MIDDLE[0] + radius * sin(turn), MIDDLE[1] - radius * cos(turn)
