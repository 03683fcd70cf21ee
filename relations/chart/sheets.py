"""The sheets that the chart is drawn on: one for each room that a page has for it.

Lengths are CSS pixels where a sheet is shown at its own size. CSS shows the one that fits
(static/css/chart.css), so that names keep at least 12 pixels.
"""

from dataclasses import dataclass

from .scale import NORDIC, REGION, WORLD, WORLD_NARROW, Scale

RIM_WIDTH = 5


@dataclass(frozen=True)
class Sheet:
    """A chart of one scale: its radius, the size of its names and of its marks."""

    code: str
    scale: Scale
    radius: float
    label_size: float
    active_reach: float = 6.5
    dormant_reach: float = 4.6
    margin: float = 21
    # What is pressed has at least 24 pixels also where the sheet is shown at its smallest.
    target: float = 30.5

    @property
    def figure_size(self) -> float:
        return self.label_size * 0.82

    @property
    def extent(self) -> float:
        """Half the side of the square that holds the rim and the letters around it."""
        return self.radius + RIM_WIDTH + self.margin


# The whole world on the start page: on a wide screen, on a phone and on a small one.
START = (
    Sheet("wide", WORLD, 308, 15, target=29),
    Sheet("narrow", WORLD_NARROW, 174, 13, 5.5, 4.2, 15, 27),
    Sheet("small", WORLD_NARROW, 132, 12.5, 5, 4, 12, 25),
)
# Beside the name of a city: the world, or for a near city northern Europe.
CITY_WORLD = (Sheet("wide", WORLD, 226, 15), Sheet("small", WORLD_NARROW, 150, 15, 5.5, 4.2, 17))
CITY_REGION = (Sheet("wide", REGION, 226, 15), Sheet("small", REGION, 150, 15, 5.5, 4.2, 17))
FRIENDSHIP = (Sheet("wide", NORDIC, 226, 15), Sheet("small", NORDIC, 150, 15, 5.5, 4.2, 17))
