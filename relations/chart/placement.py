"""Label placement: branch and bound over places around each mark.

A label keeps clear of every line, mark, figure and other label, and of the rim. It lies nearer to
its own mark than to any other, or farther away with a leader.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf
from typing import NamedTuple

from .box import Box, Segment, around, segments_cross, union
from .scale import XY
from .text_size import broken_lines, text_width

# Gaps between mark and label, and how far a label is slid along its mark's side, coarse and fine.
_GRIDS = (((4, 7, 11, 18, 28, 38), 8), ((4, 5, 6, 8, 10, 12, 14, 17, 20, 24, 28, 33, 38, 44), 3))
# The fine grid is for marks with few places on the coarse one, on a chart that is not crowded.
_ENOUGH, _CROWDED = 12, 24
LEADER_FROM = 12
BETWEEN_LABELS = 5
_CLEAR_OF_LINES, _CLEAR_OF_MARKS = 2, 13
_ASCENT, _DESCENT, LINE_HEIGHT = 0.76, 0.22, 1.16
_SIDES = {"right": 0, "left": 1, "below": 2.5, "above": 2.5}
_FURTHER_LINE, _LEADER = 14, 8
_MOST_TRIES = 6000


@dataclass(frozen=True)
class LabelledMark:
    """A mark with the text that is to stand beside it, and a note on a line of its own below."""

    text: str
    point: XY
    reach: float
    size: float
    is_bold: bool = False
    note: str = ""


class Label(NamedTuple):
    """A text at its place: lines, SVG text-anchor, the x and the baseline of each line."""

    lines: tuple[str, ...]
    anchor: str
    x: float
    baselines: tuple[float, ...]
    box: Box
    leader: Segment | None
    cost: float


@dataclass(frozen=True)
class Obstacles:
    """What labels keep clear of: lines, boxes, marks (with their reach) and the rim's radius."""

    lines: Sequence[Segment]
    boxes: Sequence[Box]
    marks: Sequence[tuple[XY, float]]
    radius: float


def place_labels(marks: Sequence[LabelledMark], obstacles: Obstacles) -> list[Label | None]:
    """The best places for the texts of the marks; None for a text that finds no place."""
    options = [_options(mark, obstacles) for mark in marks]
    weights = [2 if mark.is_bold else 1 for mark in marks]
    chosen: list[Label | None] = [None] * len(marks)
    for group in _groups(options):
        best = _best_places([options[n] for n in group], [weights[n] for n in group])
        for index, label in zip(group, best, strict=True):
            chosen[index] = label
    return chosen


def _options(mark: LabelledMark, obstacles: Obstacles) -> list[Label]:
    """The possible labels of a mark, best first: from the fine grid where the coarse has few."""
    near = _near(mark, obstacles)
    is_crowded = len(obstacles.marks) > _CROWDED
    for gaps, step in _GRIDS[:1] if is_crowded else _GRIDS:
        labels = sorted(_candidates(mark, near, gaps, step), key=lambda label: label.cost)
        if len(labels) >= _ENOUGH:
            break
    return labels


def _candidates(
    mark: LabelledMark, obstacles: Obstacles, gaps: Sequence[float], step: float
) -> Iterable[Label]:
    for number in (1, 2, 3):
        lines = broken_lines(mark.text, number)
        if not lines:
            return
        width = max(text_width(line, mark.size, mark.is_bold) for line in lines)
        if mark.note:
            lines = (*lines, mark.note)
            width = max(width, text_width(mark.note, mark.size))
        height = mark.size * (_ASCENT + _DESCENT + LINE_HEIGHT * (len(lines) - 1))
        for gap in gaps:
            for side, side_cost in _SIDES.items():
                for slide in _slides(height if side in ("right", "left") else width, step):
                    box = _beside(mark, side, gap, slide, width, height)
                    leader = _leader(mark, box) if gap > LEADER_FROM else None
                    if _is_clear(mark, box, leader, obstacles):
                        cost = gap / 2 + side_cost + abs(slide) / 6 + _FURTHER_LINE * (number - 1)
                        yield _label(mark, lines, side, box, leader, cost + _LEADER * bool(leader))


def _slides(size: float, step: float) -> Iterable[float]:
    """How far a label may be slid along the side of its mark, so that it still stands beside it."""
    step = min(step, size / 4)
    number = int(0.9 * size / step)
    return (step * n for n in range(-number, number + 1))


def _beside(
    mark: LabelledMark, side: str, gap: float, slide: float, width: float, height: float
) -> Box:
    """The box of a label at a gap from its mark, slid along that side."""
    x, y = mark.point
    away = mark.reach + gap
    if side in ("right", "left"):
        left = x + away if side == "right" else x - away - width
        top = y - height / 2 + slide
    else:
        left = x - width / 2 + slide
        top = y + away if side == "below" else y - away - height
    return Box(left, top, left + width, top + height)


def _leader(mark: LabelledMark, box: Box) -> Segment:
    x, y = mark.point
    end = box.grown(1).nearest(mark.point)
    length = hypot(end[0] - x, end[1] - y) or 1
    start = (x + (end[0] - x) * mark.reach / length, y + (end[1] - y) * mark.reach / length)
    return start, end


def _near(mark: LabelledMark, obstacles: Obstacles) -> Obstacles:
    """The obstacles that a label of the mark could meet at all."""
    width = max(text_width(text, mark.size, mark.is_bold) for text in (mark.text, mark.note))
    room = around(mark.point, mark.reach + _GRIDS[-1][0][-1] + width + 2 * mark.size)
    return Obstacles(
        [line for line in obstacles.lines if room.is_crossed_by(line)],
        [box for box in obstacles.boxes if room.meets(box)],
        [other for other in obstacles.marks if room.grown(other[1]).distance(other[0]) == 0],
        obstacles.radius,
    )


def _is_clear(mark: LabelledMark, box: Box, leader: Segment | None, obstacles: Obstacles) -> bool:
    # The leader tells whose a label is; without one nearness does.
    least = _CLEAR_OF_MARKS if leader else box.distance(mark.point)
    padded = box.grown(_CLEAR_OF_LINES)
    return (
        all(hypot(*corner) < obstacles.radius - 3 for corner in box.corners)
        and not any(padded.meets(other) for other in obstacles.boxes)
        and not any(padded.is_crossed_by(line) for line in obstacles.lines)
        and all(
            point == mark.point
            or box.distance(point) > max(least, reach + 3)
            and not (leader and around(point, reach).is_crossed_by(leader))
            for point, reach in obstacles.marks
        )
        and not (leader and any(segments_cross(leader, line) for line in obstacles.lines))
        and not (leader and any(other.is_crossed_by(leader) for other in obstacles.boxes))
    )


def _label(
    mark: LabelledMark,
    lines: tuple[str, ...],
    side: str,
    box: Box,
    leader: Segment | None,
    cost: float,
) -> Label:
    anchor, x = {
        "right": ("start", box.left),
        "left": ("end", box.right),
        "below": ("middle", (box.left + box.right) / 2),
        "above": ("middle", (box.left + box.right) / 2),
    }[side]
    baselines = (box.top + mark.size * (_ASCENT + LINE_HEIGHT * n) for n in range(len(lines)))
    return Label(lines, anchor, x, tuple(baselines), box, leader, cost)


def _conflict(one: Label, other: Label) -> bool:
    return (
        one.box.grown(BETWEEN_LABELS).meets(other.box)
        or (one.leader is not None and other.box.grown(2).is_crossed_by(one.leader))
        or (other.leader is not None and one.box.grown(2).is_crossed_by(other.leader))
        or bool(one.leader and other.leader and segments_cross(one.leader, other.leader))
    )


def _groups(options: Sequence[Sequence[Label]]) -> list[list[int]]:
    """The marks whose labels can be in one another's way, group by group (connected components)."""
    extents = {}
    for index, labels in enumerate(options):
        if labels:
            leaders = [Box(*a, *a) for label in labels if label.leader for a in label.leader]
            boxes = [label.box for label in labels] + leaders
            extents[index] = union(boxes).grown(BETWEEN_LABELS)
    groups: list[list[int]] = []
    for index, extent in extents.items():
        near = [group for group in groups if any(extents[n].meets(extent) for n in group)]
        groups = [group for group in groups if group not in near]
        groups.append([index, *(n for group in near for n in group)])
    return groups


def _best_places(options: Sequence[Sequence[Label]], weights: Sequence[int]) -> list[Label | None]:
    """One label of each, none in conflict, at the lowest cost found (branch and bound)."""
    order = sorted(range(len(options)), key=lambda n: (-weights[n], len(options[n])))
    missing = [200 * weights[n] for n in range(len(options))]
    least = [0.0] * (len(order) + 1)
    for depth in reversed(range(len(order))):
        cheapest = options[order[depth]][0].cost * weights[order[depth]]
        least[depth] = least[depth + 1] + cheapest
    best_cost, best = inf, [None] * len(options)
    tries = 0

    def descend(depth: int, cost: float, taken: dict[int, Label]) -> None:
        nonlocal best_cost, best, tries
        if cost + least[depth] >= best_cost:
            return
        if depth == len(order):
            best_cost, best = cost, [taken.get(n) for n in range(len(options))]
            return
        index = order[depth]
        for option in options[index]:
            tries += 1
            step = cost + option.cost * weights[index]
            if tries > _MOST_TRIES or step + least[depth + 1] >= best_cost:
                break
            if not any(_conflict(option, other) for other in taken.values()):
                descend(depth + 1, step, {**taken, index: option})
        descend(depth + 1, cost + missing[index], taken)

    descend(0, 0.0, {})
    return best
