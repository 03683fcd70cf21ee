from math import asin, degrees, pi, sqrt

import pytest

from relations.maps.projections import (
    NORTHERN_EUROPE,
    WORLD,
    EqualEarth,
    FromGothenburg,
    from_meridian,
    simplified,
)
from relations.maps.sphere import GOTHENBURG, Point, distance_km, great_circle

SUVA = Point(-18.1416, 178.4419)
HONOLULU = Point(21.3069, -157.8583)
PAPEETE = Point(-17.5516, -149.5585)


def test_equal_earth_has_the_proportions_its_authors_give():
    unit = EqualEarth(meridian=0, unit_km=6371.0088)
    right, equator = unit.from_middle(180, 0)
    middle, pole = unit.from_middle(0, 90)

    assert (right, equator) == pytest.approx((2.70663, 0), abs=1e-4)
    assert (middle, pole) == pytest.approx((0, -1.31736), abs=1e-4)


def test_equal_earth_shows_equal_areas():
    unit = EqualEarth(meridian=0, unit_km=6371.0088)

    def strip(south):
        """The area between two parallels that enclose the same area everywhere."""
        heights, total = 400, 0.0
        for n in range(heights):
            low, high = south + n / heights * 0.25, south + (n + 1) / heights * 0.25
            latitudes = [degrees(asin(value)) for value in (low, high)]
            (x0, y0), (x1, y1) = (unit.from_middle(180, latitude) for latitude in latitudes)
            total += (x0 + x1) * abs(y0 - y1)
        return total

    assert strip(0) == pytest.approx(strip(0.5), rel=1e-3)
    assert 8 * strip(0) == pytest.approx(4 * pi, rel=1e-3)


def test_gothenburg_stands_in_the_middle_of_the_world():
    x, _y = WORLD(GOTHENBURG)

    assert x == pytest.approx(0)


def test_the_inset_keeps_distances_near_its_centre():
    bergen, tallinn = Point(60.39299, 5.32415), Point(59.43696, 24.75353)
    (ax, ay), (bx, by) = NORTHERN_EUROPE(bergen), NORTHERN_EUROPE(tallinn)

    on_sheet = sqrt((ax - bx) ** 2 + (ay - by) ** 2) * NORTHERN_EUROPE.unit_km

    assert on_sheet == pytest.approx(distance_km(bergen, tallinn), rel=0.01)
    assert NORTHERN_EUROPE.inverse(ax, ay) == pytest.approx(bergen)


def test_distance_and_direction_from_gothenburg_are_true():
    card = FromGothenburg(radius=200, reach_km=1000)

    assert card.at(90, 500) == pytest.approx((100, 0))
    assert card(Point(60, GOTHENBURG.longitude)) == pytest.approx((0, -51.0), abs=0.1)
    assert card.within(SUVA, 1.1) == pytest.approx(
        tuple(1.1 * 1000 / distance_km(GOTHENBURG, SUVA) * part for part in card(SUVA))
    )


@pytest.mark.parametrize("place", [SUVA, HONOLULU, PAPEETE, Point(66, -169), Point(-44, -176.5)])
def test_a_line_over_the_edge_continues_on_the_other_side_without_a_streak(place):
    sheet = EqualEarth(meridian=90, unit_km=6371.0088)

    pieces = sheet.project_line(great_circle(GOTHENBURG, place))

    for piece in pieces:
        for (x0, y0), (x1, y1) in zip(piece, piece[1:], strict=False):
            # Beside the pole, which Equal Earth draws as a line, a short line crosses many degrees.
            if min(abs(y0), abs(y1)) < 1.2:
                assert abs(x1 - x0) < 1
    if len(pieces) == 2:
        (out_x, out_y), (in_x, in_y) = pieces[0][-1], pieces[1][0]
        assert out_x == pytest.approx(-in_x)
        assert out_y == pytest.approx(in_y)
        assert abs(out_x) == pytest.approx(abs(sheet.from_middle(180, 0)[0]), rel=0.45)


def test_a_line_over_the_edge_is_split_in_two():
    sheet = EqualEarth(meridian=0, unit_km=6371.0088)

    pieces = sheet.project_line([Point(10, 170), Point(10, 179), Point(10, -172)])

    assert len(pieces) == 2


def test_longitudes_are_normalised_around_the_meridian():
    assert from_meridian(-170, 20) == 170
    assert from_meridian(190, 0) == -170


def test_a_line_is_simplified_within_its_tolerance():
    line = [(0, 0), (1, 0.05), (2, 0), (3, 3), (4, 0)]

    assert simplified(line, 0.1) == [(0, 0), (2, 0), (3, 3), (4, 0)]
