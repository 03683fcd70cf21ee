"""A city's compass card: its direction and distance from Gothenburg."""

from dataclasses import dataclass
from math import cos, radians, sin

from .projections import XY, FromGothenburg
from .sphere import GOTHENBURG, Point, bearing, distance_km

RIM = 200
_TICK_STEP = 5


@dataclass(frozen=True)
class Card(FromGothenburg):
    """A scale of the compass card: the distance of the rim, the rings and the land drawn."""

    rings_km: tuple[int, ...]
    land: str
    land_reach_km: float

    @property
    def land_scale(self) -> float:
        return self.land_reach_km / self.reach_km


def _card(reach_km: float, rings_km: tuple[int, ...], land: str, land_reach_km: float) -> Card:
    return Card(RIM, reach_km, rings_km, land, land_reach_km)


# From the nearest neighbours to the other side of the earth.
CARDS = (
    _card(600, (200, 400), "near", 1800),
    _card(1800, (500, 1000, 1500), "near", 1800),
    _card(5000, (1000, 2000, 3000, 4000), "middle", 5000),
    _card(12000, (3000, 6000, 9000), "far", 20100),
    _card(20100, (5000, 10000, 15000), "far", 20100),
)


def card_for(point: Point) -> Card:
    """The most detailed scale with the city well inside the rim."""
    distance = distance_km(GOTHENBURG, point)
    return next((card for card in CARDS if distance <= 0.9 * card.reach_km), CARDS[-1])


@dataclass(frozen=True)
class Ring:
    kilometres: int
    radius: float
    label_at: XY


@dataclass(frozen=True)
class CompassCard:
    """The drawing of a city's card; coordinates are relative to the centre."""

    place: XY
    rim_point: XY
    pointer: tuple[XY, XY, XY]
    rings: tuple[Ring, ...]


def compass_card(point: Point) -> CompassCard:
    card = card_for(point)
    direction = bearing(GOTHENBURG, point)
    # The labels of the rings are stacked on the side away from the needle.
    labels_to = 0 if 90 <= direction < 270 else 180
    return CompassCard(
        place=card(point),
        rim_point=on_card(direction, RIM),
        pointer=(
            on_card(direction, RIM - 2),
            on_card(direction - 3.5, RIM + 15),
            on_card(direction + 3.5, RIM + 15),
        ),
        rings=tuple(
            Ring(distance, distance * RIM / card.reach_km, card.at(labels_to, distance))
            for distance in card.rings_km
        ),
    )


def on_card(direction: float, reach: float) -> XY:
    """Polar to card coordinates: a direction and a distance from the centre."""
    return reach * sin(radians(direction)), -reach * cos(radians(direction))


def ticks() -> list[tuple[XY, XY]]:
    """The ticks of the rim: long every 45 degrees, medium every 15, short every 5."""
    lengths = {degree: 6 if degree % 15 else 9 for degree in range(0, 360, _TICK_STEP)}
    lengths |= {degree: 14 for degree in range(0, 360, 45)}
    return [
        (on_card(degree, RIM), on_card(degree, RIM + length)) for degree, length in lengths.items()
    ]


def letter_positions() -> list[XY]:
    """The positions of the letters N, E, S and W."""
    return [on_card(degree, RIM + 28) for degree in (0, 90, 180, 270)]


def point_of_compass(direction: float) -> int:
    """The nearest of the 16 compass points: 0 is north, 4 is east."""
    return round(direction / 22.5) % 16


def round_distance(kilometres: float) -> int:
    """A distance rounded to 10 km, from 1,000 km to 100 km: cities are no points."""
    step = 10 if kilometres < 1000 else 100
    return round(kilometres / step) * step
