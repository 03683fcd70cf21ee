from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.chart import wheel


def test_four_towns_are_at_the_four_quarters_clockwise_from_the_top():
    _radius, (top, right, bottom, left) = wheel.stations(
        ["Göteborg", "Århus", "Bergen", "Åbo"], [""] * 4
    )

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
    _radius, placed = wheel.stations(names, ["2027" if with_years else ""] * len(names))

    for station in placed:
        assert station.fits
    for one, other in combinations(placed, 2):
        assert not one.label_box.meets(other.label_box)


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("name", ["Göteborg", "Gothenburg", "Reykjavík", "Århus", "Nuuk"])
def test_names_of_nordic_towns_stand_whole_beside_their_marks(turn, name):
    names = ["A", "B", "C", "D"]
    names[turn] = name

    _radius, placed = wheel.stations(names, ["2028"] * 4)

    assert placed[turn].lines == (name, "2028")


def test_a_name_that_does_not_fit_is_never_shortened_but_numbered():
    _radius, placed = wheel.stations(["A", "Förvaltningsområdessamordning", "C", "D"], [""] * 4)

    assert placed[1].lines == ("1",)
    assert [station.number for station in placed] == [None, 1, None, None]


def test_the_next_host_stands_in_the_middle_where_its_name_fits():
    assert wheel.centre_size("Åbo", 74) == max(wheel.CENTRE_SIZES)
    assert wheel.centre_size("Gothenburg", 74) is not None
    assert wheel.centre_size("Förvaltningsområdessamordning", 110) is None


def test_there_is_an_arrow_from_each_town_to_the_next():
    assert len(wheel.arrows(4, 80)) == len(wheel.arrow_heads(4, 80)) == 4
    (start_x, _), (end_x, _) = wheel.arrows(4, 80)[0]
    assert 0 < start_x < end_x
