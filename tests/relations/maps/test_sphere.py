from math import acos, cos, radians, sin

import pytest

from relations.maps.sphere import (
    EARTH_RADIUS_KM,
    GOTHENBURG,
    Point,
    bearing,
    distance_km,
    great_circle,
)

SHANGHAI = Point(31.22222, 121.45806)
CHICAGO = Point(41.85003, -87.65005)
AARHUS = Point(56.15674, 10.21076)
NELSON_MANDELA_BAY = Point(-33.96109, 25.61494)
SUVA = Point(-18.1416, 178.4419)


@pytest.mark.parametrize(
    ("place", "kilometres", "direction"),
    [
        (SHANGHAI, 8200, 57),
        (CHICAGO, 6720, 300),
        (AARHUS, 204, 213),
        (NELSON_MANDELA_BAY, 10270, 169),
    ],
)
def test_known_ways_have_their_length_and_direction(place, kilometres, direction):
    assert distance_km(GOTHENBURG, place) == pytest.approx(kilometres, rel=0.01)
    assert bearing(GOTHENBURG, place) == pytest.approx(direction, abs=3)


@pytest.mark.parametrize("place", [SHANGHAI, CHICAGO, AARHUS, NELSON_MANDELA_BAY, SUVA])
def test_the_distance_agrees_with_the_law_of_cosines(place):
    south, north = radians(GOTHENBURG.latitude), radians(place.latitude)
    across = radians(place.longitude - GOTHENBURG.longitude)
    angle = acos(sin(south) * sin(north) + cos(south) * cos(north) * cos(across))

    assert distance_km(GOTHENBURG, place) == pytest.approx(angle * EARTH_RADIUS_KM)


@pytest.mark.parametrize(
    ("place", "direction"), [((67, 12), 0), ((0, 101.97456), 90), ((20, 11.97456), 180)]
)
def test_north_is_nought_and_east_ninety(place, direction):
    assert bearing(GOTHENBURG, Point(*place)) == pytest.approx(direction, abs=0.2)


@pytest.mark.parametrize("place", [SHANGHAI, CHICAGO, AARHUS, NELSON_MANDELA_BAY, SUVA])
def test_the_great_circle_is_the_shortest_way_in_even_steps(place):
    way = great_circle(GOTHENBURG, place)
    steps = [distance_km(a, b) for a, b in zip(way, way[1:], strict=False)]

    assert way[0] == pytest.approx(GOTHENBURG)
    assert way[-1] == pytest.approx(place)
    assert sum(steps) == pytest.approx(distance_km(GOTHENBURG, place))
    assert max(steps) <= 250.01
    assert max(steps) - min(steps) < 0.01


def test_the_way_sets_out_in_the_direction_of_the_bearing():
    way = great_circle(GOTHENBURG, SHANGHAI)

    assert bearing(way[0], way[1]) == pytest.approx(bearing(GOTHENBURG, SHANGHAI))


def test_a_way_to_the_same_place_or_the_opposite_one_is_still_a_line():
    opposite = Point(-GOTHENBURG.latitude, GOTHENBURG.longitude - 180)

    assert great_circle(GOTHENBURG, GOTHENBURG) == [GOTHENBURG, GOTHENBURG]
    assert great_circle(GOTHENBURG, opposite)[-1] == opposite
