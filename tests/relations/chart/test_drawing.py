"""What a reader must be able to tell apart on the chart, with 13 cities and with 60."""

from itertools import combinations
from math import hypot

import pytest

from relations.chart import sheets
from relations.chart.box import around, segments_cross
from relations.chart.drawing import HOME_REACH, Place, Rank, draw
from relations.chart.sphere import GOTHENBURG, Point, distance_km

from .places import INITIAL, LANGUAGES, sixty, thirteen


def text_boxes(drawing):
    labels = [mark.label for mark in drawing.marks if mark.label]
    return [label.box for label in [drawing.home_label, *labels] if label]


def assert_legible(drawing):
    """No name is on a spoke, on a mark, on another name or over the rim."""
    named = [mark for mark in drawing.marks if mark.label and not mark.number]
    for mark in named:
        box = mark.label.box
        assert all(hypot(*corner) < drawing.sheet.radius for corner in box.corners), mark.place.name
        for other in drawing.marks:
            assert not box.is_crossed_by(other.spoke), (mark.place.name, other.place.name)
            assert not other.point or box.distance(other.point) > other.reach, mark.place.name
        assert box.distance((0, 0)) > HOME_REACH
        if mark.label.leader:
            assert not any(segments_cross(mark.label.leader, m.spoke) for m in drawing.marks)
    for one, other in combinations([mark.label.box for mark in named], 2):
        assert not one.meets(other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", sheets.START[:2], ids=lambda sheet: sheet.code)
def test_each_of_the_thirteen_cities_has_its_name(sheet, language):
    drawing = draw(sheet, thirteen(language), LANGUAGES[language])

    assert [mark.place.name for mark in drawing.marks if mark.number or not mark.label] == []
    assert drawing.home_label.lines == (LANGUAGES[language],)
    assert_legible(drawing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_smallest_sheet_a_name_without_room_is_a_number(language):
    drawing = draw(sheets.START[2], thirteen(language), LANGUAGES[language])

    numbers = [mark.number for mark in drawing.marks if mark.number]
    assert len(numbers) <= 3
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(mark.label for mark in drawing.marks if mark.point)
    assert_legible(drawing)


@pytest.mark.parametrize("sheet", sheets.START, ids=lambda sheet: sheet.code)
def test_sixty_cities_are_legible_too(sheet):
    drawing = draw(sheet, sixty("sv"), "Göteborg")

    numbers = [mark.number for mark in drawing.marks if mark.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(mark.label for mark in drawing.marks if mark.point)
    assert any(mark.label and not mark.number for mark in drawing.marks)
    assert_legible(drawing)


@pytest.mark.parametrize("is_small", [False, True])
@pytest.mark.parametrize("own", range(13))
def test_a_citys_own_name_stands_on_its_chart(own, is_small):
    distance = distance_km(GOTHENBURG, Point(*INITIAL[own][1:]))
    sheet = (sheets.CITY_REGION if distance < 2000 else sheets.CITY_WORLD)[is_small]
    places = tuple(
        place._replace(rank=Rank.OWN if place.key == own else Rank.BACKGROUND)
        for place in thirteen("en")
    )
    drawing = draw(sheet, places, "Gothenburg")

    mark = drawing.marks[own]
    assert " ".join(mark.label.lines) == INITIAL[own][0]
    assert not any(m.label for m in drawing.marks if m.place.key != own)
    assert not mark.label.box.is_crossed_by(mark.spoke)


def test_a_near_city_without_room_has_neither_name_nor_number():
    crowd = tuple(
        Place(n, f"Närbelägen stad {n}", Point(57.0 + n / 100, 13 + n / 100), False, Rank.NEAR)
        for n in range(12)
    )
    drawing = draw(sheets.CITY_REGION[1], crowd, "Göteborg")

    assert not any(mark.number for mark in drawing.marks)
    assert any(mark.label is None for mark in drawing.marks)


def test_a_city_beyond_the_rim_has_a_spoke_to_the_rim_and_no_mark():
    place = Place(1, "Nelson Mandela Bay", Point(-33.96109, 25.61494), True)
    mark = draw(sheets.FRIENDSHIP[0], (place,), "Göteborg").marks[0]

    assert mark.point is None
    assert mark.target is None
    assert mark.label is None
    assert hypot(*mark.spoke[1]) == pytest.approx(sheets.FRIENDSHIP[0].radius)


def test_spokes_go_from_just_outside_the_lamp_to_the_edge_of_the_mark():
    sheet = sheets.START[0]
    for mark in draw(sheet, thirteen("sv"), "Göteborg").marks:
        start, end = mark.spoke
        assert hypot(*start) == pytest.approx(HOME_REACH + 3)
        assert hypot(*end) == pytest.approx(hypot(*mark.point) - mark.reach)


@pytest.mark.parametrize("sheet", sheets.START, ids=lambda sheet: sheet.code)
def test_no_two_targets_overlap_and_each_holds_its_mark(sheet):
    marks = draw(sheet, thirteen("sv"), "Göteborg").marks
    for one, other in combinations([mark.target for mark in marks], 2):
        assert not one.grown(-0.01).meets(other)
    for mark in marks:
        assert mark.target.right - mark.target.left == pytest.approx(sheet.target)
        assert mark.target.distance(mark.point) < mark.reach


def test_figures_of_rings_meet_no_spoke_no_mark_and_no_name():
    for sheet in (*sheets.START, *sheets.FRIENDSHIP):
        drawing = draw(sheet, thirteen("sv"), "Göteborg")
        figures = [around(ring.figure_at, 5) for ring in drawing.rings if ring.figure_at]
        assert len(figures) == len(sheet.scale.figures_km)
        for box in figures:
            assert not any(box.is_crossed_by(mark.spoke) for mark in drawing.marks)
            assert not any(box.meets(text) for text in text_boxes(drawing))


def test_a_note_stands_below_the_name():
    place = Place(1, "Bergen", Point(60.39299, 5.32415), True, note="480 km")
    label = draw(sheets.FRIENDSHIP[0], (place,), "Göteborg").marks[0].label

    assert label.lines == ("Bergen", "480 km")
    assert label.baselines[1] > label.baselines[0]


def test_odd_places_are_drawn_all_the_same():
    places = (
        Place(1, "Här", Point(57.70887, 11.97456), True),
        Place(2, "Antipod", Point(-57.70887, -168.02544), False),
        Place(3, "Nordpolen", Point(90, 0), False),
        Place(4, "上海", Point(31.22222, 121.45806), False),
        Place(5, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", Point(53, -4), True),
    )
    for sheet in sheets.START:
        assert len(draw(sheet, places, "Göteborg").marks) == 5
