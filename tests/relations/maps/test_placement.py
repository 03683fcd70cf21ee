import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.maps.box import Box
from relations.maps.placement import separated
from relations.maps.text_size import broken_lines, text_width


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (1, ("Nelson Mandela Bay Municipality",)),
        (2, ("Nelson Mandela", "Bay Municipality")),
        (3, ("Nelson", "Mandela Bay", "Municipality")),
        (5, ()),
    ],
)
def test_a_long_name_is_broken_evenly_between_its_words(number, lines):
    assert broken_lines("Nelson Mandela Bay Municipality", number) == lines


def test_text_width_of_other_scripts_and_accents():
    assert text_width("上海", 10) > text_width("ab", 10) * 1.5
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("", 10) == 0


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), max_size=40))
def test_squares_are_separated_and_stay_in_the_frame(points):
    frame = Box(0, 0, 300, 200)

    centres = separated(points, (150, 100), 24, frame)

    placed = [(150, 100), *centres]
    for n, (x, y) in enumerate(placed):
        assert 12 <= x <= 288
        assert 12 <= y <= 188
        assert all(abs(x - a) >= 24 or abs(y - b) >= 24 for a, b in placed[:n])


def test_squares_that_do_not_overlap_are_not_moved():
    points = [(50.0, 50.0), (100.0, 50.0)]

    assert separated(points, (200, 150), 24, Box(0, 0, 300, 200)) == points


def test_a_full_frame_still_has_a_position_for_every_square():
    points = [(30.0, 30.0)] * 12

    assert len(separated(points, (30, 30), 24, Box(0, 0, 60, 60))) == 12
