"""The map of relations, drawn twice: one sheet for a phone and one for everything wider.

A sheet is measured in CSS pixels at the smallest width it is made for, so a target of 24 is 24
pixels there and more elsewhere. As a sheet grows, marks and names shrink against it in the steps
of `SCALES`, which static/css/maps.css knows too, and so keep about the same size to the eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .box import Box, around
from .placement import Label, LabelledMark, place_labels, separated
from .projections import NORTHERN_EUROPE, WORLD, XY, EqualArea, EqualEarth, simplified
from .sphere import GOTHENBURG, Point, great_circle

TARGET = 24
LABEL_SIZE = 13
MARK_REACH = 6
HOME_REACH = 9
HOME_DOT_REACH = 4
SCALES = (1, 0.86, 0.74, 0.64, 0.54, 0.46)


class Window(NamedTuple):
    """The part of a projection's sheet that a panel shows, in that sheet's units."""

    left: float
    top: float
    width: float
    height: float


# The extent of the drawn land; every panel shows a part of it.
EUROPE_SHEET = Window(-600, -450, 1100, 1010)


@dataclass(frozen=True)
class Panel:
    """A rectangle of a sheet with one projection in it."""

    code: str
    projection: EqualArea | EqualEarth
    window: Window
    left: float
    top: float
    width: float

    @property
    def scale(self) -> float:
        return self.width / self.window.width

    @property
    def height(self) -> float:
        return self.window.height * self.scale

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)

    def on_sheet(self, point: XY) -> XY:
        return (
            self.left + (point[0] - self.window.left) * self.scale,
            self.top + (point[1] - self.window.top) * self.scale,
        )

    def __call__(self, point: Point) -> XY:
        return self.on_sheet(self.projection(point))

    def route_to(self, end: Point) -> list[list[XY]]:
        """The great circle from Gothenburg, simplified below what the eye can see."""
        pieces = self.projection.project_line(great_circle(GOTHENBURG, end))
        return [simplified([self.on_sheet(p) for p in piece], 0.08) for piece in pieces]


@dataclass(frozen=True)
class Composition:
    code: str
    width: float
    height: float
    europe: Panel
    world: Panel

    @property
    def panels(self) -> tuple[Panel, Panel]:
        return self.europe, self.world


def _compose(code: str, width: float, europe: Panel, world: Panel) -> Composition:
    height = max(panel.top + panel.height for panel in (europe, world))
    return Composition(code, width, height, europe, world)


# The phone has Europe above and the world below. The wide sheet has them side by side, with open
# sea below the world's lands, where the legend lies.
NARROW = _compose(
    "narrow",
    280,
    europe=Panel("europe", NORTHERN_EUROPE, Window(-535, -450, 1000, 1010), 0, 0, 280),
    world=Panel("world", WORLD, Window(-850, -440, 1700, 850), 0, 292, 280),
)
WIDE = _compose(
    "wide",
    560,
    europe=Panel("europe", NORTHERN_EUROPE, EUROPE_SHEET, 0, 0, 258),
    world=Panel("world", WORLD, Window(-840, -520, 1680, 1362.9), 268, 0, 292),
)
COMPOSITIONS = (NARROW, WIDE)


class MapCity(NamedTuple):
    """A city as the map sees it; a list is in order of priority for labels."""

    key: int
    name: str
    point: Point
    is_active: bool


@dataclass(frozen=True)
class Mark:
    """A city on a panel: its mark, its link target, its label and its arc."""

    key: int
    point: XY
    target: Box
    label: Label | None
    arc: tuple[tuple[XY, ...], ...]


@dataclass(frozen=True)
class DrawnPanel:
    panel: Panel
    home: XY
    home_label: Label | None
    marks: tuple[Mark, ...]


def belongs_in_europe(point: Point) -> bool:
    """Whether a city is on the inset; the same for every composition."""
    x, y = NORTHERN_EUROPE(point)
    window = NARROW.europe.window
    margin = 40
    return (
        margin <= x - window.left <= window.width - margin
        and margin <= y - window.top <= window.height - margin
    )


@lru_cache(maxsize=64)
def draw(
    composition: Composition, cities: tuple[MapCity, ...], home: str
) -> tuple[DrawnPanel, ...]:
    """Both panels of a sheet, each with the cities that belong on it."""
    near = [city for city in cities if belongs_in_europe(city.point)]
    far = [city for city in cities if not belongs_in_europe(city.point)]
    return (
        _draw_panel(composition.europe, near, home),
        _draw_panel(composition.world, far, home),
    )


def _draw_panel(panel: Panel, cities: Sequence[MapCity], home: str) -> DrawnPanel:
    at_home = panel(GOTHENBURG)
    places = [panel(city.point) for city in cities]
    centres = separated(places, at_home, TARGET, panel.box)
    reach = TARGET / 2
    # The world map has Gothenburg as a dot without a label; the inset has the label.
    is_inset = panel.code == "europe"
    name, home_reach = (home, HOME_REACH) if is_inset else ("", HOME_DOT_REACH)
    named = [
        LabelledMark(name, at_home, around((0, 0), home_reach + 2), home_reach, is_strong=True)
    ]
    arcs = []
    for city, place, centre in zip(cities, places, centres, strict=True):
        # A mark moves from its true position only as far as its target requires.
        slack = reach - MARK_REACH
        point = tuple(
            min(max(true, middle - slack), middle + slack)
            for true, middle in zip(place, centre, strict=True)
        )
        target = around((centre[0] - point[0], centre[1] - point[1]), reach)
        named.append(LabelledMark(city.name, point, target, MARK_REACH, city.is_active))
        route = panel.route_to(city.point)
        route[-1][-1] = point
        arcs.append(tuple(tuple(piece) for piece in route))
    lines = [piece for arc in arcs for piece in arc]
    place_labels(named, panel.box, LABEL_SIZE, SCALES, lines)
    return DrawnPanel(
        panel,
        at_home,
        named[0].label,
        tuple(
            Mark(city.key, mark.point, mark.target, mark.label, arc)
            for city, mark, arc in zip(cities, named[1:], arcs, strict=True)
        ),
    )


def inset_outline(composition: Composition) -> list[XY]:
    """The outline of the inset on the world panel."""
    left, top, width, height = composition.europe.window
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    outline = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:], strict=False):
        for step in range(4):
            x, y = ax + (bx - ax) * step / 4, ay + (by - ay) * step / 4
            place = NORTHERN_EUROPE.inverse(left + x * width, top + y * height)
            outline.append(composition.world(place))
    return outline
