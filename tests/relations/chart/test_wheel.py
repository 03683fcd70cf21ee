from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.chart import wheel


def test_four_towns_are_at_the_four_quarters_clockwise_from_the_top():
    top, right, bottom, left = wheel.stations(["Göteborg", "Århus", "Bergen", "Åbo"], [""] * 4)

    assert top.y < right.y == pytest.approx(left.y)
    assert right.y < bottom.y
    assert left.x < top.x == pytest.approx(bottom.x)
    assert top.x < right.x
    assert [station.anchor for station in (top, right, bottom, left)] == [
        "middle",
        "start",
        "middle",
        "end",
    ]


@given(
    st.lists(
        st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_labels_fit_the_drawing_and_do_not_overlap(names, with_years):
    placed = wheel.stations(names, ["2027" if with_years else ""] * len(names))

    drawing = wheel.extent(placed)
    for station in placed:
        box = station.label_box
        assert box.left >= drawing.left
        assert box.right <= drawing.right
        assert box.top >= drawing.top
        assert box.bottom <= drawing.bottom
    for one, other in combinations(placed, 2):
        assert not one.label_box.meets(other.label_box)


def test_a_name_that_does_not_fit_ends_in_an_ellipsis():
    placed = wheel.stations(["A", "Förvaltningsområdessamordning", "C", "D"], [""] * 4)

    assert placed[1].lines[0].endswith("…")


def test_there_is_an_arrow_from_each_town_to_the_next():
    assert len(wheel.arrows(4)) == len(wheel.arrow_heads(4)) == 4
    (start_x, _), (end_x, _) = wheel.arrows(4)[0]
    assert wheel.MIDDLE[0] < start_x < end_x
