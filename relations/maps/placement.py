"""Where names stand on a map, so that none meets another, a mark or the edge.

Everything here is measured in CSS pixels at the smallest width a composition is made for. On a
wider sheet the places move apart while marks and names keep their size: they shrink against the
sheet, about their own mark, by one of the known `scales`. Names are kept apart at every one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple
from unicodedata import combining, east_asian_width

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
        """A box given around a mark, on the sheet."""
        x, y = point
        return Box(
            x + scale * self.left,
            y + scale * self.top,
            x + scale * self.right,
            y + scale * self.bottom,
        )


def around(point: XY, reach: float) -> Box:
    return Box(-reach, -reach, reach, reach).at(point)


# Widths in em of a wide sans serif, so that a reader's own font fits too, and so does the site's
# narrower one with the letter spacing of WCAG 1.4.12.
_WIDTHS = {
    character: width
    for characters, width in {
        "iIjlíìîïł": 0.43,
        ".,:;'’|!()[]-/\"": 0.47,
        " rtf": 0.53,
        "bdgopqåöøóòôõő": 0.71,
        "mMw@%—": 1.06,
        "W": 1.12,
    }.items()
    for character in characters
}
_LETTER, _CAPITAL, _OTHER_SCRIPT, _WIDE_LETTER = 0.68, 0.86, 0.9, 1.14
STRONG = 1.05


def text_width(text: str, size: float) -> float:
    """At most how wide a text is set, whatever script it is in."""
    return size * sum(_character_width(character) for character in text)


def _character_width(character):
    if combining(character):
        return 0
    if character in _WIDTHS:
        return _WIDTHS[character]
    if east_asian_width(character) in "WF" or not character.isalnum():
        return _WIDE_LETTER
    if ord(character) < 0x250:
        return _LETTER if character.islower() or character.isdigit() else _CAPITAL
    return _OTHER_SCRIPT


def broken_lines(name: str, number: int) -> tuple[str, ...]:
    """A name on so many lines, as even as its words allow."""
    words = name.split()
    if number > len(words):
        return ()
    breaks = min(
        combinations(range(1, len(words)), number - 1),
        key=lambda cuts: max(text_width(line, 1) for line in _lines(words, cuts)),
    )
    return tuple(_lines(words, breaks))


def _lines(words, cuts):
    edges = [0, *cuts, len(words)]
    return [" ".join(words[start:end]) for start, end in zip(edges, edges[1:], strict=False)]


def separated(points: Sequence[XY], fixed: XY, size: float, frame: Box) -> list[XY]:
    """Centres of squares of `size` near the points, no two of which overlap, inside the frame.

    The square at `fixed` stays. First the others push one another apart evenly; what then still
    overlaps goes to the nearest free spot. Only when the frame is full do squares overlap.
    """
    inner = frame.grown(-size / 2)
    centres = [fixed, *(_clamped(point, inner) for point in points)]
    for _round in range(40):
        calm = True
        for a, b in combinations(range(len(centres)), 2):
            apart = [after - before for before, after in zip(centres[a], centres[b], strict=True)]
            if max(map(abs, apart)) >= size:
                continue
            calm = False
            axis = 0 if abs(apart[0]) >= abs(apart[1]) else 1
            push = size - abs(apart[axis]) + 0.01
            push = -push if apart[axis] < 0 else push
            if a == 0:
                centres[b] = _clamped(_moved(centres[b], axis, push), inner)
            else:
                centres[a] = _clamped(_moved(centres[a], axis, -push / 2), inner)
                centres[b] = _clamped(_moved(centres[b], axis, push / 2), inner)
        if calm:
            return centres[1:]
    settled = [fixed]
    for centre, point in zip(centres[1:], points, strict=True):
        settled.append(_nearest_free(centre, point, settled, size, inner))
    return settled[1:]


def _moved(point, axis, by):
    return (point[0] + by, point[1]) if axis == 0 else (point[0], point[1] + by)


def _nearest_free(centre, point, taken, size, inner):
    if _is_free(centre, taken, size):
        return centre
    # A free spot nearest to the point touches the squares around it, or the frame.
    xs = {centre[0], inner.left, inner.right}
    ys = {centre[1], inner.top, inner.bottom}
    for x, y in taken:
        xs |= {x - size - 0.01, x + size + 0.01}
        ys |= {y - size - 0.01, y + size + 0.01}
    spots = sorted(
        ((x - point[0]) ** 2 + (y - point[1]) ** 2, x, y)
        for x in xs
        for y in ys
        if inner.left <= x <= inner.right and inner.top <= y <= inner.bottom
    )
    return next(((x, y) for _off, x, y in spots if _is_free((x, y), taken, size)), centre)


def _is_free(spot, taken, size):
    return all(abs(spot[0] - x) >= size or abs(spot[1] - y) >= size for x, y in taken)


def _clamped(point, frame):
    return (
        min(max(point[0], frame.left), frame.right),
        min(max(point[1], frame.top), frame.bottom),
    )


@dataclass(frozen=True)
class Label:
    """A name's lines and where the first one begins, counted from its mark."""

    lines: tuple[str, ...]
    anchor: str
    x: float
    baseline: float
    box: Box


@dataclass
class Named:
    """A mark that wants its name beside it."""

    name: str
    point: XY
    target: Box
    reach: float
    is_strong: bool = False
    label: Label | None = field(default=None, init=False)


LINE_HEIGHT = 1.2
# Where the name stands from the mark, best first: as a reader expects it on a map. The second
# number is up (-1) or down (1); the last tells how much farther off than close by.
_PLACES = (
    ("start", 0, 0), ("end", 0, 0), ("middle", 1, 0), ("middle", -1, 0),
    ("start", -1, 0), ("start", 1, 0), ("end", -1, 0), ("end", 1, 0),
    ("start", -0.5, 0), ("start", 0.5, 0), ("end", -0.5, 0), ("end", 0.5, 0),
    ("middle", 1, 6), ("middle", -1, 6), ("start", 1, 6), ("end", 1, 6),
    ("start", -1, 6), ("end", -1, 6), ("middle", 1, 12), ("middle", -1, 12),
)  # fmt: skip
_GAP = 3
_MARGIN = 1.5


def _candidates(mark: Named, size: float):
    """Labels that suit a mark, with how well (less is better)."""
    strength = STRONG if mark.is_strong else 1
    for number in range(1, 5):
        lines = broken_lines(mark.name, number)
        if not lines:
            return
        width = max(text_width(line, size) for line in lines) * strength
        height = number * size * LINE_HEIGHT
        for rank, (anchor, side, farther) in enumerate(_PLACES):
            reach = mark.reach + farther
            if anchor == "middle":
                left = -width / 2
                middle = side * (reach + 1 + height / 2)
            else:
                beside = mark.reach * 0.6 if abs(side) == 1 else reach + _GAP
                left = beside if anchor == "start" else -beside - width
                middle = side * (reach + height / 2)
            box = Box(left, middle - height / 2, left + width, middle + height / 2)
            x = {"start": box.left, "end": box.right, "middle": 0}[anchor]
            baseline = box.top + size * (0.5 * LINE_HEIGHT + 0.35)
            yield 3 * (number - 1) + rank, Label(lines, anchor, x, baseline, box)


def place_labels(
    marks: Sequence[Named],
    frame: Box,
    size: float,
    scales: Sequence[float] = (1,),
    lines: Iterable[Sequence[XY]] = (),
) -> None:
    """Give every mark a label where one finds a free place; the first marks choose first.

    Lines are crossed only where nothing better is free. A name without a free place is left out.
    """
    segments = [pair for line in lines for pair in zip(line, line[1:], strict=False)]
    targets = [[mark.target.at(mark.point, k) for k in scales] for mark in marks]
    options = [
        _options(
            mark, size, scales, frame.grown(-_MARGIN), targets[:n] + targets[n + 1 :], segments
        )
        for n, mark in enumerate(marks)
    ]
    placed: dict[int, _Option] = {}
    # Who has the least choice chooses first, but the strong before all others.
    order = sorted(range(len(marks)), key=lambda n: (not marks[n].is_strong, len(options[n]), n))
    for index in order:
        _place(index, options, placed)
    for index in order:
        if index not in placed:
            _make_room(index, options, placed)
    for index, option in placed.items():
        marks[index].label = option.label


class _Option(NamedTuple):
    """A label that a mark could have, with the room it takes at every scale."""

    cost: float
    label: Label
    boxes: list[Box]
    room: list[Box]


def _options(mark, size, scales, frame, targets, segments):
    fitting = []
    for cost, label in _candidates(mark, size):
        boxes = [label.box.at(mark.point, k) for k in scales]
        if not all(box.lies_in(frame) for box in boxes):
            continue
        room = [box.grown(_MARGIN) for box in boxes]
        if any(_meet(room, others) for others in targets):
            continue
        cost += 6 * sum(_crosses(*segment, boxes[0]) for segment in segments)
        fitting.append(_Option(cost, label, boxes, room))
    return sorted(fitting, key=lambda option: option.cost)


def _meet(boxes, others):
    """Whether two things meet at any scale."""
    return any(box.meets(other) for box, other in zip(boxes, others, strict=True))


def _in_the_way(option, placed):
    return [index for index, other in placed.items() if _meet(option.room, other.boxes)]


def _place(index, options, placed):
    for option in options[index]:
        if not _in_the_way(option, placed):
            placed[index] = option
            return True
    return False


def _make_room(index, options, placed):
    """Place a label by moving the one other label that is in its way."""
    for option in options[index]:
        in_the_way = _in_the_way(option, placed)
        if len(in_the_way) != 1:
            continue
        other = in_the_way[0]
        before = placed.pop(other)
        placed[index] = option
        if _place(other, options, placed):
            return
        del placed[index]
        placed[other] = before


def _crosses(start, end, box):
    """Whether a segment passes through a box (Liang and Barsky)."""
    enter, leave = 0.0, 1.0
    for begin, step, low, high in (
        (start[0], end[0] - start[0], box.left, box.right),
        (start[1], end[1] - start[1], box.top, box.bottom),
    ):
        if step == 0:
            if not low <= begin <= high:
                return False
            continue
        first, last = sorted(((low - begin) / step, (high - begin) / step))
        enter, leave = max(enter, first), min(leave, last)
    return enter < leave
