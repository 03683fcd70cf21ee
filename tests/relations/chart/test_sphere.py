from math import acos, cos, radians, sin

import pytest

from relations.chart.sphere import (
    EARTH_RADIUS_KM,
    GOTHENBURG,
    Point,
    bearing,
    distance_km,
    point_of_compass,
    round_distance,
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


@pytest.mark.parametrize(
    ("direction", "point"), [(0, 0), (11, 0), (12, 1), (90, 4), (348, 15), (349, 0), (360, 0)]
)
def test_a_direction_is_rounded_to_the_nearest_of_sixteen(direction, point):
    assert point_of_compass(direction) == point


@pytest.mark.parametrize(
    ("kilometres", "rounded"), [(204, 200), (476, 480), (996, 1000), (1049, 1000), (10270, 10300)]
)
def test_distances_are_rounded_as_cities_are_no_points(kilometres, rounded):
    assert round_distance(kilometres) == rounded
