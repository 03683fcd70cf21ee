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
def test_known_distances_and_bearings(place, kilometres, direction):
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
def test_a_bearing_is_counted_clockwise_from_north(place, direction):
    assert bearing(GOTHENBURG, Point(*place)) == pytest.approx(direction, abs=0.2)


@pytest.mark.parametrize("place", [SHANGHAI, CHICAGO, AARHUS, NELSON_MANDELA_BAY, SUVA])
def test_a_great_circle_has_the_shortest_length_in_even_steps(place):
    line = great_circle(GOTHENBURG, place)
    steps = [distance_km(a, b) for a, b in zip(line, line[1:], strict=False)]

    assert line[0] == pytest.approx(GOTHENBURG)
    assert line[-1] == pytest.approx(place)
    assert sum(steps) == pytest.approx(distance_km(GOTHENBURG, place))
    assert max(steps) <= 250.01
    assert max(steps) - min(steps) < 0.01


def test_a_great_circle_starts_in_the_direction_of_the_bearing():
    line = great_circle(GOTHENBURG, SHANGHAI)

    assert bearing(line[0], line[1]) == pytest.approx(bearing(GOTHENBURG, SHANGHAI))


def test_a_great_circle_to_the_same_or_the_antipodal_point_is_a_line():
    antipode = Point(-GOTHENBURG.latitude, GOTHENBURG.longitude - 180)

    assert great_circle(GOTHENBURG, GOTHENBURG) == [GOTHENBURG, GOTHENBURG]
    assert great_circle(GOTHENBURG, antipode)[-1] == antipode
