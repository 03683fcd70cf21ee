"""The chart on one sheet: spokes, marks, names, and the figures of the rings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from math import hypot
from typing import NamedTuple

from .box import Box, Segment, around, union
from .placement import Label, LabelledMark, Obstacles, place_labels
from .scale import XY, polar
from .sheets import Sheet
from .sphere import GOTHENBURG, Point, bearing
from .targets import separated
from .text_size import text_width

HOME_REACH = 10
_SPOKE_GAP = 3
_BACKGROUND_REACH = 3
_OWN_EXTRA = 1.5
_NUMBER_SIZE = 0.8


class Rank(IntEnum):
    """How much a city stands out. One that is near has its name where there is room for it."""

    BACKGROUND = 0
    NEAR = 1
    NAMED = 2
    OWN = 3


class Place(NamedTuple):
    """A city as the chart sees it, in the order of the links. `note` stands below its name."""

    key: int
    name: str
    point: Point
    is_active: bool
    rank: Rank = Rank.NAMED
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """A city on the sheet. Beyond the rim it has a spoke, but no mark (`point` is None).

    `number` stands beside a mark whose name finds no place; the legend says the name.
    """

    place: Place
    spoke: Segment
    point: XY | None
    reach: float
    target: Box | None
    label: Label | None
    number: int | None

    @property
    def focus_box(self) -> Box:
        """The box round a mark and its name."""
        boxes = [around(self.point, self.reach), *([self.label.box] if self.label else [])]
        return union(boxes).grown(5)


@dataclass(frozen=True)
class Ring:
    """A distance from Gothenburg; `figure_at` is None for a ring that does not say which."""

    kilometres: int
    radius: float
    figure_at: XY | None


@dataclass(frozen=True)
class Drawing:
    sheet: Sheet
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    home_label: Label | None


@lru_cache(maxsize=256)
def draw(sheet: Sheet, places: tuple[Place, ...], home: str) -> Drawing:
    """The chart with these cities. `home` is the name of Gothenburg."""
    points = [_on_sheet(sheet, place) for place in places]
    reaches = [_reach(sheet, place) for place in places]
    spokes = [
        _spoke(sheet, place, point, reach)
        for place, point, reach in zip(places, points, reaches, strict=True)
    ]
    marks = [
        (point, reach) for point, reach in zip(points, reaches, strict=True) if point is not None
    ]
    strong = [spoke for spoke, place in zip(spokes, places, strict=True) if place.rank]
    rings = _rings(sheet, strong, marks)
    figures = [
        _figure_box(sheet, ring.figure_at, ring.kilometres) for ring in rings if ring.figure_at
    ]
    obstacles = Obstacles(spokes, figures, [((0.0, 0.0), HOME_REACH), *marks], sheet.radius)
    named = [n for n, place in enumerate(places) if place.rank and points[n] is not None]
    home_mark = LabelledMark(home, (0.0, 0.0), HOME_REACH, sheet.label_size, is_bold=True)
    labelled = [_labelled(sheet, places[n], points[n], reaches[n]) for n in named]
    home_label, *labels = place_labels([home_mark, *labelled], obstacles)
    found = dict(zip(named, labels, strict=True))
    for n, mark in zip(named, labelled, strict=True):
        if places[n].rank == Rank.OWN and not found[n]:
            found[n] = _over_background(mark, places, obstacles, home_label)
    nameless = [n for n in named if not found[n] and places[n].rank >= Rank.NAMED]
    numbers = {n: number for number, n in enumerate(nameless, start=1)}
    found |= _number_labels(sheet, numbers, points, reaches, [home_label, *labels], obstacles)
    centres = separated([points[n] for n in named], (0.0, 0.0), sheet.extent, sheet.target)
    targets = dict(zip(named, centres, strict=True))
    return Drawing(
        sheet,
        rings,
        tuple(
            Mark(
                place,
                spokes[n],
                points[n],
                reaches[n],
                around(targets[n], sheet.target / 2) if n in targets else None,
                found.get(n),
                numbers.get(n),
            )
            for n, place in enumerate(places)
        ),
        home_label,
    )


def _on_sheet(sheet: Sheet, place: Place) -> XY | None:
    return (
        sheet.scale.place(place.point, sheet.radius) if sheet.scale.reaches(place.point) else None
    )


def _reach(sheet: Sheet, place: Place) -> float:
    if not place.rank:
        return _BACKGROUND_REACH
    reach = sheet.active_reach if place.is_active else sheet.dormant_reach
    return reach + _OWN_EXTRA if place.rank == Rank.OWN else reach


def _spoke(sheet: Sheet, place: Place, point: XY | None, reach: float) -> Segment:
    """From just outside the lamp to the edge of the mark, or to the rim."""
    direction = bearing(GOTHENBURG, place.point)
    start = min(HOME_REACH + _SPOKE_GAP, hypot(*point)) if point else HOME_REACH + _SPOKE_GAP
    end = max(start, hypot(*point) - reach) if point else sheet.radius
    return polar(direction, start), polar(direction, end)


def _labelled(sheet: Sheet, place: Place, point: XY, reach: float) -> LabelledMark:
    is_bold = place.is_active or place.rank == Rank.OWN
    return LabelledMark(place.name, point, reach, sheet.label_size, is_bold, place.note)


def _over_background(
    mark: LabelledMark, places: Sequence[Place], obstacles: Obstacles, home_label: Label | None
) -> Label | None:
    """A place for the own city's name that may lie over the pale spokes of others."""
    lines = [s for s, place in zip(obstacles.lines, places, strict=True) if place.rank]
    boxes = [*obstacles.boxes, *([home_label.box.grown(2)] if home_label else [])]
    (label,) = place_labels([mark], replace(obstacles, lines=lines, boxes=boxes))
    return label


def _number_labels(
    sheet: Sheet,
    numbers: Mapping[int, int],
    points: Sequence[XY],
    reaches: Sequence[float],
    labels: Sequence[Label | None],
    obstacles: Obstacles,
) -> dict[int, Label]:
    """Places for the numbers of marks whose names found none, if need be within the mark."""
    taken = [label.box.grown(2) for label in labels if label]
    size = sheet.label_size * _NUMBER_SIZE
    marks = [LabelledMark(str(numbers[n]), points[n], reaches[n], size) for n in numbers]
    placed = place_labels(marks, replace(obstacles, boxes=[*obstacles.boxes, *taken]))
    return {
        n: label or _within(mark) for n, mark, label in zip(numbers, marks, placed, strict=True)
    }


def _within(mark: LabelledMark) -> Label:
    x, y = mark.point
    width = text_width(mark.text, mark.size)
    box = Box(x - width / 2, y - mark.size / 2, x + width / 2, y + mark.size / 2)
    return Label((mark.text,), "middle", x, (y + mark.size * 0.35,), box, None, 0)


def _figure_box(sheet: Sheet, at: XY, kilometres: int) -> Box:
    """As wide as the first of the figures, which has the unit."""
    text = f"{kilometres:,}" + (" km" if kilometres == sheet.scale.figures_km[0] else "")
    width, height = text_width(text, sheet.figure_size), sheet.figure_size
    return Box(at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2)


def _rings(
    sheet: Sheet, spokes: Sequence[Segment], marks: Sequence[tuple[XY, float]]
) -> tuple[Ring, ...]:
    """The rings, with their figures along the bearing that is freest, rather to the south-east."""
    radii = {km: sheet.radius * sheet.scale.share(km) for km in sheet.scale.rings_km}

    def figure_at(direction: float, km: int) -> XY:
        """On its ring, or as far out as the rim leaves room."""
        box = _figure_box(sheet, (0, 0), km)
        return polar(direction, min(radii[km], sheet.radius - 6 - box.right))

    def crowding(direction: float) -> tuple[int, float]:
        boxes = [
            _figure_box(sheet, figure_at(direction, km), km).grown(2)
            for km in sheet.scale.figures_km
        ]
        crossed = sum(box.is_crossed_by(spoke) for box in boxes for spoke in spokes)
        covered = sum(box.distance(point) < reach + 2 for box in boxes for point, reach in marks)
        touching = sum(a.meets(b) for a, b in zip(boxes, boxes[1:], strict=False))
        return crossed + covered + touching, abs(direction - 112)

    best = min(range(0, 360, 4), key=crowding)
    return tuple(
        Ring(km, radius, figure_at(best, km) if km in sheet.scale.figures_km else None)
        for km, radius in radii.items()
    )
