from math import atan2, degrees, hypot, log

import pytest

from relations.chart.scale import NORDIC, REGION, SCALES, WORLD, WORLD_NARROW
from relations.chart.sphere import GOTHENBURG, Point, bearing, distance_km

from .places import INITIAL


@pytest.mark.parametrize("scale", SCALES)
def test_the_centre_is_gothenburg_and_the_rim_is_at_the_reach(scale):
    assert scale.share(0) == 0
    assert scale.share(scale.reach_km) == pytest.approx(1)
    assert scale.place(GOTHENBURG, 300) == pytest.approx((0, 0))


@pytest.mark.parametrize(("scale", "linear_km"), [(WORLD, 220), (WORLD_NARROW, 130)])
def test_distances_are_compressed_by_the_logarithm_of_the_brief(scale, linear_km):
    for kilometres in (200, 1000, 5000, 10_300):
        expected = log(1 + kilometres / linear_km) / log(1 + 12_500 / linear_km)
        assert scale.share(kilometres) == pytest.approx(expected)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(("name", "latitude", "longitude"), INITIAL)
def test_directions_are_true(scale, name, latitude, longitude):
    point = Point(latitude, longitude)
    x, y = scale.place(point, 300)

    assert degrees(atan2(x, -y)) % 360 == pytest.approx(bearing(GOTHENBURG, point))
    assert hypot(x, y) == pytest.approx(300 * scale.share(distance_km(GOTHENBURG, point)))


def test_near_and_far_are_both_legible_on_the_world():
    near, far = Point(56.15674, 10.21076), Point(-33.96109, 25.61494)

    assert WORLD.share(distance_km(GOTHENBURG, near)) > 0.15
    assert 0.9 < WORLD.share(distance_km(GOTHENBURG, far)) < 1


@pytest.mark.parametrize(
    ("scale", "rings"),
    [
        (WORLD, (500, 1000, 2000, 5000, 10000)),
        (REGION, (250, 500, 1000)),
        (NORDIC, (200, 400, 600)),
    ],
)
def test_the_rings_stand_at_round_distances_within_the_rim(scale, rings):
    assert scale.rings_km == rings
    assert max(rings) < scale.reach_km
    assert set(scale.figures_km) <= set(rings)
