"""The start page as a reader meets it: short, and the first screen says what there is."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
LANGUAGES = ["sv", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_is_at_most_1900_pixels_high_on_a_wide_screen(content, open_page, language):
    page = open_page(f"/{language}/", viewport={"width": 1440, "height": 900})
    page.evaluate("document.fonts.ready")

    assert page.evaluate("document.documentElement.scrollHeight") <= 1900


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_wide_screen_the_first_screen_has_the_whole_chart(content, open_page, language):
    page = open_page(f"/{language}/", viewport={"width": 1440, "height": 900})

    box = page.locator(".chart-sheet:visible svg").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading["x"] + heading["width"] <= box["x"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_of_a_phone_has_heading_figures_and_chart(content, open_page, language):
    page = open_page(f"/{language}/", viewport=PHONE)

    heading = page.get_by_role("heading", level=1).bounding_box()
    figures = page.locator(".key-figures").bounding_box()
    chart = page.locator(".chart-sheet:visible svg").bounding_box()
    assert heading["y"] < figures["y"] < chart["y"]
    assert chart["y"] + chart["height"] <= PHONE["height"]


ONE_CLICK_AWAY = {
    "sv": {
        "När träffas de nästa gång?": "/sv/vanorter/",
        "Nätverk": "/sv/natverk/",
        "Nelson Mandela Bay": "/sv/stader/nelson-mandela-bay/",
    },
    "en": {
        "When do they meet next?": "/en/friendship-towns/",
        "Networks": "/en/networks/",
        "Contact": "/en/contact/",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_readers_come_for_is_one_click_away(content, open_page, language):
    page = open_page("about:blank", viewport={"width": 1440, "height": 900})

    for question, path in ONE_CLICK_AWAY[language].items():
        page.goto(f"/{language}/")
        page.get_by_role("link", name=question, exact=True).first.click()
        page.wait_for_url(f"**{path}*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_listed_twice(content, open_page, language):
    page = open_page(f"/{language}/")

    targets = page.evaluate(
        """() => [...document.querySelectorAll('main :is(h2, h3) a, main .city-group li a')].map(
          (link) => link.pathname + link.hash)"""
    )
    assert len(targets) >= 13 + 4 + 3
    assert not {path for path in targets if targets.count(path) > 1}
