from itertools import combinations
from math import hypot

import pytest

from relations.maps.compass import (
    CARDS,
    RIM,
    card_for,
    compass_card,
    point_of_compass,
    round_distance,
)
from relations.maps.sphere import Point

from .places import INITIAL


def test_no_two_cities_have_the_same_card():
    cards = [compass_card(Point(*place)) for _name, *place in INITIAL]

    assert all(one != other for one, other in combinations(cards, 2))


@pytest.mark.parametrize(("name", "latitude", "longitude"), INITIAL)
def test_a_city_lies_inside_the_rim_and_not_in_the_middle(name, latitude, longitude):
    place = compass_card(Point(latitude, longitude)).place

    assert 0.25 * RIM < hypot(*place) <= 0.9 * RIM


def test_the_needle_to_bergen_points_north_west_and_to_shanghai_east():
    bergen = compass_card(Point(60.39299, 5.32415)).place
    shanghai = compass_card(Point(31.22222, 121.45806)).place

    assert bergen[0] < 0
    assert bergen[1] < 0
    assert shanghai[0] > 0


def test_the_other_side_of_the_earth_is_on_the_widest_card():
    assert card_for(Point(-57.7, -168)) is CARDS[-1]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.reach_km))
def test_rings_lie_inside_the_rim(card):
    assert all(0 < ring < card.reach_km for ring in card.rings_km)


@pytest.mark.parametrize(
    ("direction", "point"), [(0, 0), (359, 0), (11.3, 1), (90, 4), (213, 9), (348.8, 0)]
)
def test_a_direction_has_its_compass_point(direction, point):
    assert point_of_compass(direction) == point


@pytest.mark.parametrize(
    ("exact", "rounded"), [(203.6, 200), (488, 490), (996, 1000), (8196, 8200), (10274, 10300)]
)
def test_a_distance_is_rounded_by_its_size(exact, rounded):
    assert round_distance(exact) == rounded


@pytest.mark.parametrize(("name", "latitude", "longitude"), INITIAL)
def test_labels_of_rings_are_apart_and_clear_of_the_needle(name, latitude, longitude):
    card = compass_card(Point(latitude, longitude))
    heights = [ring.label_at[1] for ring in card.rings]

    assert all(abs(a - b) >= 24 for a, b in combinations([*heights, 0], 2))
    assert all(height * card.place[1] <= 0 for height in heights)
