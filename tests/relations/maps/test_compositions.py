import re
from itertools import combinations

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from relations.maps.box import around
from relations.maps.compositions import (
    COMPOSITIONS,
    HOME_REACH,
    MARK_REACH,
    NARROW,
    SCALES,
    TARGET,
    WIDE,
    MapCity,
    belongs_in_europe,
    draw,
    inset_outline,
)
from relations.maps.sphere import GOTHENBURG, Point

from .places import INITIAL

# Cities as staff could enter them: near each other, at the same point, or anywhere.
latitudes = st.one_of(st.floats(-85, 85), st.floats(50, 60), st.sampled_from([0.0, 57.7, 52.5]))
longitudes = st.one_of(st.floats(-180, 180), st.floats(5, 15), st.sampled_from([12.0, 179.9]))
names = st.one_of(
    st.text(st.characters(categories=["L", "Zs", "Pd", "Nd"]), min_size=1, max_size=40),
    st.sampled_from([name for name, _latitude, _longitude in INITIAL]),
)
cities = st.lists(st.tuples(names, latitudes, longitudes, st.booleans()), max_size=40)


def map_cities(rows):
    return tuple(
        MapCity(key, name, Point(latitude, longitude), bool(rest and rest[0]))
        for key, (name, latitude, longitude, *rest) in enumerate(rows)
    )


def boxes(drawn, scale):
    """The boxes on a panel that must not overlap: labels and targets."""
    labels = [mark.label.box.at(mark.point, scale) for mark in drawn.marks if mark.label]
    targets = [mark.target.at(mark.point, scale) for mark in drawn.marks]
    if drawn.home_label:
        labels.append(drawn.home_label.box.at(drawn.home, scale))
    return labels, targets


def assert_nothing_meets(drawn):
    for scale in SCALES:
        labels, targets = boxes(drawn, scale)
        for one, other in combinations(labels, 2):
            assert not one.meets(other)
        for label in labels:
            assert label.lies_in(drawn.panel.box)
        for mark in drawn.marks:
            others = [m.target.at(m.point, scale) for m in drawn.marks if m is not mark]
            if mark.label:
                label = mark.label.box.at(mark.point, scale)
                assert not any(label.meets(other) for other in others)
                own_mark = around((0, 0), MARK_REACH - 0.01).at(mark.point, scale)
                assert not label.meets(own_mark)
        for target in targets:
            assert not drawn.home_label or not drawn.home_label.box.at(drawn.home, scale).meets(
                target
            )


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
@given(rows=cities)
@effort(max_examples=60, deadline=None)
def test_no_name_meets_another_a_mark_or_the_edge(composition, rows):
    for drawn in draw(composition, map_cities(rows), "Gothenburg"):
        assert_nothing_meets(drawn)


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
@given(rows=cities)
@effort(max_examples=60, deadline=None)
def test_every_city_has_a_target_of_24_pixels_of_its_own_around_its_mark(composition, rows):
    for drawn in draw(composition, map_cities(rows), "Gothenburg"):
        for mark in drawn.marks:
            target = mark.target
            assert target.right - target.left == pytest.approx(TARGET)
            assert target.bottom - target.top == pytest.approx(TARGET)
            assert around((0, 0), MARK_REACH - 0.01).lies_in(target)
            assert target.at(mark.point).lies_in(drawn.panel.box.grown(0.01))
        targets = [mark.target.at(mark.point).grown(-0.005) for mark in drawn.marks]
        assert not any(one.meets(other) for one, other in combinations(targets, 2))


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
def test_every_city_of_the_initial_content_has_its_name(composition):
    panels = draw(composition, map_cities(INITIAL), "Gothenburg")

    assert [len(drawn.marks) for drawn in panels] == [9, 4]
    assert all(mark.label for drawn in panels for mark in drawn.marks)
    assert panels[0].home_label


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
def test_the_initial_marks_are_at_the_cities_positions(composition):
    for drawn in draw(composition, map_cities(INITIAL), "Gothenburg"):
        for mark in drawn.marks:
            _name, latitude, longitude = INITIAL[mark.key]
            assert mark.point == pytest.approx(drawn.panel(Point(latitude, longitude)), abs=3)


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
def test_every_arc_leads_from_gothenburg_to_its_mark(composition):
    for drawn in draw(composition, map_cities(INITIAL), "Gothenburg"):
        for mark in drawn.marks:
            assert mark.arc[0][0] == pytest.approx(drawn.panel(GOTHENBURG))
            assert mark.arc[-1][-1] == pytest.approx(mark.point)


def test_an_arc_is_a_great_circle():
    world = draw(WIDE, map_cities(INITIAL), "Gothenburg")[1]
    chicago = next(mark for mark in world.marks if INITIAL[mark.key][0] == "Chicago")

    highest = min(y for x, y in chicago.arc[0])

    assert highest < min(world.home[1], chicago.point[1]) - 1


def test_the_inset_holds_northern_europe_and_nothing_else():
    inside = {name for name, *place in INITIAL if belongs_in_europe(Point(*place))}

    assert inside == {
        "Aarhus", "Bergen", "Turku", "Kiel", "Kraków", "Lyon", "Newcastle", "Rostock", "Tallinn"
    }  # fmt: skip
    assert not belongs_in_europe(Point(38.7, -9.1))


@pytest.mark.parametrize("composition", COMPOSITIONS, ids=lambda c: c.code)
def test_the_panels_fit_their_sheet_and_do_not_overlap(composition):
    europe, world = composition.europe.box, composition.world.box

    assert not europe.meets(world)
    assert max(europe.right, world.right) <= composition.width
    assert max(europe.bottom, world.bottom) <= composition.height
    assert all(
        world.left <= x <= world.right and world.top <= y <= world.bottom
        for x, y in inset_outline(composition)
    )


def test_the_two_panels_of_the_wide_sheet_are_equally_high():
    assert WIDE.europe.height == pytest.approx(WIDE.world.height, abs=0.1)


def test_a_city_at_gothenburgs_coordinates_is_beside_its_mark():
    drawn = draw(NARROW, map_cities([("Mölndal", *GOTHENBURG)]), "Göteborg")[0]
    mark = drawn.marks[0]

    apart = max(abs(a - b) for a, b in zip(mark.point, drawn.home, strict=True))
    assert apart >= HOME_REACH + MARK_REACH


def test_the_same_cities_always_make_the_same_map():
    draw.cache_clear()
    first = draw(WIDE, map_cities(INITIAL), "Gothenburg")
    draw.cache_clear()

    assert draw(WIDE, map_cities(INITIAL), "Gothenburg") == first


def test_the_style_sheet_knows_the_sheets_and_their_scales():
    css = (settings.BASE_DIR / "static/css/maps.css").read_text()
    steps = re.findall(
        r"@container \(min-width: (\d+)px\) {\s*\.map-(\w+) { --shrink: ([\d.]+); }", css
    )
    widths = {composition.code: composition.width for composition in COMPOSITIONS}

    assert f"@container (min-width: {WIDE.width}px)" in css
    assert {float(scale) for _from, _code, scale in steps} == set(SCALES[1:])
    for from_width, code, scale in steps:
        # Neither targets nor labels get smaller than on the narrowest sheet.
        assert int(from_width) / widths[code] * float(scale) >= 1
