"""The list of cities and the page of a city, as a browser lays them out."""

from itertools import combinations

import pytest

from tests.browser.boxes import meet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def box(page, selector):
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return found


@pytest.mark.parametrize("path", ["/sv/stader/", "/en/cities/", "/sv/stader/?status=dormant"])
def test_the_first_city_stands_on_the_first_screen_of_a_phone(content, open_page, path):
    page = open_page(path, viewport=PHONE)

    first = box(page, ".city-item")

    assert first["y"] + first["height"] <= PHONE["height"]


@pytest.mark.parametrize("path", ["/sv/stader/", "/en/cities/"])
def test_the_filters_stand_in_one_line_where_there_is_room(content, open_page, path):
    page = open_page(path, viewport=DESK)

    parts = page.locator(".city-filters > *")
    middles = [
        found["y"] + found["height"] / 2 for found in (part.bounding_box() for part in parts.all())
    ]

    assert len(middles) >= 4
    assert max(middles) - min(middles) < 8


def test_a_filter_folds_out_without_script(content, open_page):
    page = open_page("/en/cities/", viewport=PHONE, java_script_enabled=False)

    page.locator("summary", has_text="Theme").click()
    page.get_by_role("link", name="Energy", exact=True).click()

    assert page.locator(".city-name").all_inner_texts() == ["Nelson Mandela Bay"]
    page.get_by_role("link", name="Show all cities").click()
    assert page.locator(".city-name").count() == 13


PARTS_OF_ROWS = """() => [...document.querySelectorAll('.city-item')].map((row) =>
  [...row.children].map((part) => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    // Lines of text stand closer than their boxes.
    return {left, top: top + 4, right: right - 1, bottom, text: row.innerText};
  }))"""


def test_the_parts_of_a_row_keep_apart(content, open_page):
    page = open_page("/sv/stader/")

    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.evaluate(PARTS_OF_ROWS)
        assert len(rows) == 13
        for parts in rows:
            for one, other in combinations(parts, 2):
                assert not meet(one, other), (width, one["text"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_on_a_phone_what_has_been_done_comes_before_the_story(content, open_page, language):
    path = {"sv": "/sv/stader/nelson-mandela-bay/", "en": "/en/cities/nelson-mandela-bay/"}
    page = open_page(path[language], viewport=PHONE)

    parts = [".line-of-time", "#projects-heading", "#documents-heading", ".city-story .prose"]
    heights = [box(page, part)["y"] for part in parts]

    assert heights == sorted(heights)


def test_on_a_desk_the_story_stands_beside_it(content, open_page):
    page = open_page("/sv/stader/nelson-mandela-bay/", viewport=DESK)

    story, done = box(page, ".city-story"), box(page, ".city-record")

    assert story["x"] + story["width"] < done["x"]
    assert abs(story["y"] - done["y"]) < 8


@pytest.mark.parametrize("path", ["/sv/stader/kiel/", "/en/cities/shanghai/"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_what_is_near_and_what_is_like_it_come_last(content, open_page, path, viewport):
    page = open_page(path, viewport=viewport)

    story, siblings = box(page, ".city-story"), box(page, ".siblings")

    assert story["y"] + story["height"] <= siblings["y"]


LINE = """(item) => {
  const {borderBlockStartStyle, borderBlockStartWidth, borderBlockStartColor,
    borderInlineStartStyle, borderInlineStartWidth} = getComputedStyle(item, '::before');
  return {across: [borderBlockStartStyle, borderBlockStartWidth],
    down: [borderInlineStartStyle, borderInlineStartWidth], colour: borderBlockStartColor};
}"""


def test_the_line_of_time_is_solid_while_active_and_dashed_where_nothing_is_claimed(
    content, open_page
):
    page = open_page("/en/cities/nelson-mandela-bay/", viewport=DESK)

    items = page.locator(".line-of-time li")
    across = [item["across"] for item in (items.nth(n).evaluate(LINE) for n in range(3))]
    boxes = [item.bounding_box() for item in items.all()]

    assert across == [["dashed", "2px"], ["solid", "3px"], ["solid", "3px"]]
    assert len({found["y"] for found in boxes}) == 1

    page.set_viewport_size(PHONE)
    down = [item["down"] for item in (items.nth(n).evaluate(LINE) for n in range(3))]
    boxes = [item.bounding_box() for item in items.all()]

    assert down == [["dashed", "2px"], ["solid", "3px"], ["solid", "3px"]]
    assert len({found["x"] for found in boxes}) == 1


def test_no_solid_line_is_drawn_for_a_dormant_relation(content, open_page):
    page = open_page("/sv/stader/shanghai/", viewport=DESK)

    items = page.locator(".line-of-time li")

    assert items.count() == 3
    assert all(items.nth(n).evaluate(LINE)["across"] == ["dashed", "2px"] for n in range(3))
    assert items.last.inner_text().split("\n\n") == ["I dag", "Avtalet är vilande."]


def test_no_name_of_a_near_or_a_like_city_is_broken(content, open_page):
    page = open_page("/sv/stader/kiel/")

    for width in (320, 390, 768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for name in page.locator(".near-cities a, .sibling-name").all():
            assert name.evaluate("(link) => link.getClientRects().length") == 1, width
            assert name.bounding_box()["height"] < 30, width
