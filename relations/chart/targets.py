"""Where to press: squares around the marks, pushed apart until none overlap."""

from collections.abc import Sequence
from itertools import combinations

from .scale import XY


def separated(points: Sequence[XY], fixed: XY, extent: float, size: float) -> list[XY]:
    """Centres of squares of a size, near their points, none overlapping, inside the sheet.

    The square at `fixed` stays. The others first push one another apart; those that still overlap
    move to the nearest free position. They overlap only when the sheet is full.
    """
    limit = extent - size / 2
    centres = [fixed, *(_clamped(point, limit) for point in points)]
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
                centres[b] = _clamped(_moved(centres[b], axis, push), limit)
            else:
                centres[a] = _clamped(_moved(centres[a], axis, -push / 2), limit)
                centres[b] = _clamped(_moved(centres[b], axis, push / 2), limit)
        if is_settled:
            return centres[1:]
    settled = [fixed]
    for centre, point in zip(centres[1:], points, strict=True):
        settled.append(_nearest_free(centre, point, settled, limit, size))
    return settled[1:]


def _moved(point: XY, axis: int, by: float) -> XY:
    return (point[0] + by, point[1]) if axis == 0 else (point[0], point[1] + by)


def _nearest_free(centre: XY, point: XY, taken: Sequence[XY], limit: float, size: float) -> XY:
    if _is_free(centre, taken, size):
        return centre
    # The nearest free position touches a square around it, or the edge.
    xs = {centre[0], -limit, limit}
    ys = {centre[1], -limit, limit}
    for x, y in taken:
        xs |= {x - size - 0.01, x + size + 0.01}
        ys |= {y - size - 0.01, y + size + 0.01}
    candidates = sorted(
        ((x - point[0]) ** 2 + (y - point[1]) ** 2, x, y)
        for x in xs
        for y in ys
        if abs(x) <= limit and abs(y) <= limit
    )
    return next(((x, y) for _distance, x, y in candidates if _is_free((x, y), taken, size)), centre)


def _is_free(position: XY, taken: Sequence[XY], size: float) -> bool:
    return all(abs(position[0] - x) >= size or abs(position[1] - y) >= size for x, y in taken)


def _clamped(point: XY, limit: float) -> XY:
    return min(max(point[0], -limit), limit), min(max(point[1], -limit), limit)
