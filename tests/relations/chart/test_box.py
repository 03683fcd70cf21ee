import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relations.chart.box import Box, segments_cross

BOX = Box(0, 0, 10, 6)
NUMBERS = st.floats(-20, 20, allow_nan=False)
POINTS = st.tuples(NUMBERS, NUMBERS)


@pytest.mark.parametrize(
    ("segment", "is_crossed"),
    [
        (((-5, 3), (15, 3)), True),
        (((2, 2), (3, 3)), True),
        (((-5, -5), (15, -1)), False),
        (((-1, 5.5), (3, 9.5)), False),
        (((-1, 6.5), (3, 7)), False),
        (((-2, 5), (4, 9)), False),
        (((-2, 2), (4, 7)), True),
        (((20, 3), (30, 3)), False),
        (((5, -3), (5, 9)), True),
    ],
)
def test_a_segment_passes_through_a_box_or_does_not(segment, is_crossed):
    start, end = segment

    assert BOX.is_crossed_by(segment) is is_crossed
    assert BOX.is_crossed_by((end, start)) is is_crossed


@given(POINTS, POINTS)
def test_a_segment_with_a_point_inside_crosses_the_box(start, end):
    inside = [
        (start[0] + share / 50 * (end[0] - start[0]), start[1] + share / 50 * (end[1] - start[1]))
        for share in range(51)
    ]
    assume(start != end)
    shrunk = BOX.grown(-0.01)
    if any(shrunk.left < x < shrunk.right and shrunk.top < y < shrunk.bottom for x, y in inside):
        assert BOX.is_crossed_by((start, end))


@given(POINTS)
def test_the_nearest_point_of_a_box_is_in_it(point):
    x, y = BOX.nearest(point)

    assert BOX.left <= x <= BOX.right
    assert BOX.top <= y <= BOX.bottom
    assert BOX.distance((x, y)) == 0


def test_segments_cross_in_the_middle_and_not_by_touching_at_an_end():
    assert segments_cross(((0, 0), (10, 10)), ((0, 10), (10, 0)))
    assert not segments_cross(((0, 0), (10, 10)), ((5, 5), (10, 0)))
    assert not segments_cross(((0, 0), (1, 1)), ((5, 0), (0, 5)))
