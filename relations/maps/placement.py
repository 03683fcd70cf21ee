"""Label placement: greedy with backtracking, so that no name meets another, a mark or the edge.

All sizes are CSS pixels at the smallest width a composition is made for. On a wider sheet the
positions move apart while marks and names keep their size: they shrink against the sheet, around
their own mark, by one of the known `scales`. Labels are kept apart at every scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from .box import Box
from .projections import XY
from .text_size import broken_lines, text_width

STRONG = 1.05


def separated(points: Sequence[XY], fixed: XY, size: float, frame: Box) -> list[XY]:
    """Centres of squares of `size` near the points, without overlaps, inside the frame.

    The square at `fixed` stays. The others first push one another apart; those that still overlap
    move to the nearest free position. They overlap only when the frame is full.
    """
    inner = frame.grown(-size / 2)
    centres = [fixed, *(_clamped(point, inner) for point in points)]
    for _round in range(40):
        is_settled = True
        for a, b in combinations(range(len(centres)), 2):
            distance = [
                after - before for before, after in zip(centres[a], centres[b], strict=True)
            ]
            if max(map(abs, distance)) >= size:
                continue
            is_settled = False
            axis = 0 if abs(distance[0]) >= abs(distance[1]) else 1
            push = size - abs(distance[axis]) + 0.01
            push = -push if distance[axis] < 0 else push
            if a == 0:
                centres[b] = _clamped(_moved(centres[b], axis, push), inner)
            else:
                centres[a] = _clamped(_moved(centres[a], axis, -push / 2), inner)
                centres[b] = _clamped(_moved(centres[b], axis, push / 2), inner)
        if is_settled:
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
    # The nearest free position touches a square around it, or the frame.
    xs = {centre[0], inner.left, inner.right}
    ys = {centre[1], inner.top, inner.bottom}
    for x, y in taken:
        xs |= {x - size - 0.01, x + size + 0.01}
        ys |= {y - size - 0.01, y + size + 0.01}
    candidates = sorted(
        ((x - point[0]) ** 2 + (y - point[1]) ** 2, x, y)
        for x in xs
        for y in ys
        if inner.left <= x <= inner.right and inner.top <= y <= inner.bottom
    )
    return next(((x, y) for _distance, x, y in candidates if _is_free((x, y), taken, size)), centre)


def _is_free(position, taken, size):
    return all(abs(position[0] - x) >= size or abs(position[1] - y) >= size for x, y in taken)


def _clamped(point, frame):
    return (
        min(max(point[0], frame.left), frame.right),
        min(max(point[1], frame.top), frame.bottom),
    )


@dataclass(frozen=True)
class Label:
    """The lines of a name and where the first begins, relative to the mark."""

    lines: tuple[str, ...]
    anchor: str
    x: float
    baseline: float
    box: Box


@dataclass
class LabelledMark:
    """A mark and, once placed, the label with its name."""

    name: str
    point: XY
    target: Box
    reach: float
    is_strong: bool = False
    label: Label | None = field(default=None, init=False)


LINE_HEIGHT = 1.2
# Label positions, best first by cartographic convention: text anchor, side (up is -1, down is 1)
# and extra distance from the mark.
_POSITIONS = (
    ("start", 0, 0), ("end", 0, 0), ("middle", 1, 0), ("middle", -1, 0),
    ("start", -1, 0), ("start", 1, 0), ("end", -1, 0), ("end", 1, 0),
    ("start", -0.5, 0), ("start", 0.5, 0), ("end", -0.5, 0), ("end", 0.5, 0),
    ("middle", 1, 6), ("middle", -1, 6), ("start", 1, 6), ("end", 1, 6),
    ("start", -1, 6), ("end", -1, 6), ("middle", 1, 12), ("middle", -1, 12),
)  # fmt: skip
_GAP = 3
_MARGIN = 1.5


def _candidates(mark: LabelledMark, size: float):
    """Yields (cost, label) for each position and number of lines."""
    strength = STRONG if mark.is_strong else 1
    for number in range(1, 5):
        lines = broken_lines(mark.name, number)
        if not lines:
            return
        width = max(text_width(line, size) for line in lines) * strength
        height = number * size * LINE_HEIGHT
        for rank, (anchor, side, farther) in enumerate(_POSITIONS):
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
    marks: Sequence[LabelledMark],
    frame: Box,
    size: float,
    scales: Sequence[float] = (1,),
    lines: Iterable[Sequence[XY]] = (),
) -> None:
    """Set the label of every mark that has a free position for one.

    Lines are crossed only where nothing better is free. A name without a free position is left
    out.
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
    # Strong marks first, then those with the fewest options.
    order = sorted(range(len(marks)), key=lambda n: (not marks[n].is_strong, len(options[n]), n))
    for index in order:
        _place(index, options, placed)
    for index in order:
        if index not in placed:
            _make_room(index, options, placed)
    for index, option in placed.items():
        marks[index].label = option.label


class _Option(NamedTuple):
    """A possible label of a mark, with the space it takes at every scale."""

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
    """Whether two lists of boxes, one per scale, meet at any scale."""
    return any(box.meets(other) for box, other in zip(boxes, others, strict=True))


def _conflicts(option, placed):
    return [index for index, other in placed.items() if _meet(option.room, other.boxes)]


def _place(index, options, placed):
    for option in options[index]:
        if not _conflicts(option, placed):
            placed[index] = option
            return True
    return False


def _make_room(index, options, placed):
    """Place a label by moving the single label that conflicts with it."""
    for option in options[index]:
        conflicts = _conflicts(option, placed)
        if len(conflicts) != 1:
            continue
        other = conflicts[0]
        before = placed.pop(other)
        placed[index] = option
        if _place(other, options, placed):
            return
        del placed[index]
        placed[other] = before


def _crosses(start, end, box):
    """Whether a segment passes through a box (Liang–Barsky clipping)."""
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
