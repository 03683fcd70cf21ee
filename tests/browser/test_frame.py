"""What every page shares: header, heading, edge, sources and foot, measured in a browser."""

import re
from datetime import time

import pytest
from django.utils import translation

from contact.models import Office, OpeningHours
from relations.models import Network, Page, Project
from tests.browser.states import answer_with_error_pages, crawled_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, TABLET, DESK = 390, 768, 1440
# Where the menu becomes one row.
ROW = 1240

HEADING_AND_HEADER = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  return [box('h1').top + scrollY, box('.site-header').height];
}"""


def middle(element):
    box = element.bounding_box()
    return box["y"] + box["height"] / 2


def spread(numbers):
    numbers = list(numbers)
    return max(numbers) - min(numbers)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_heading_and_header_have_the_same_height_on_every_page_but_the_start(
    states, open_page, language
):
    page = open_page("about:blank")
    pages = [*crawled_pages(language), *answer_with_error_pages(page, language)]

    found = []
    for name, path in pages:
        page.goto(path)
        for width, top, height in ((PHONE, 90, 60), (TABLET, 116, 76), (DESK, 116, 76)):
            page.set_viewport_size({"width": width, "height": 800})
            heading, header = page.evaluate(HEADING_AND_HEADER)
            if abs(header - height) > 0.5 or (name != "start" and abs(heading - top) > 0.5):
                found.append((name, width, heading, header))

    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_menu_is_one_row_where_there_is_room_and_a_button_elsewhere(
    content, open_page, language
):
    page = open_page(f"/{language}/", viewport={"width": ROW, "height": 800})
    items = page.locator(".site-nav a")
    button = page.locator(".menu-fold summary")

    middles = [
        box["y"] + box["height"] / 2 for box in (item.bounding_box() for item in items.all())
    ]
    switch = page.locator(".language-switch a").bounding_box()
    assert max(middles) - min(middles) < 3
    assert abs(switch["y"] + switch["height"] / 2 - middles[0]) < 3
    assert not button.is_visible()

    page.set_viewport_size({"width": ROW - 1, "height": 800})
    assert not items.first.is_visible()
    button.click()
    assert items.first.is_visible()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_wordmark_menu_and_language_share_a_row_on_a_phone(content, open_page, language):
    page = open_page(f"/{language}/")

    parts = (".wordmark", ".menu-fold", ".language-switch")

    for width in (320, 360, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        assert spread(middle(page.locator(part)) for part in parts) < 2, width
        assert page.locator(".language-switch a").bounding_box()["width"] >= 24, width


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_foot_takes_little_of_a_phone(content, open_page, language):
    path = {"sv": "/sv/natverk/", "en": "/en/networks/"}[language]
    page = open_page(path, viewport={"width": PHONE, "height": 800})

    # Of a page with the button: a page with a form has none.
    assert page.locator(".contact-block-form").is_visible()
    assert page.locator(".site-footer").bounding_box()["height"] <= 520

    OpeningHours.objects.create(
        office=Office.objects.get(), weekday=0, opens=time(9), closes=time(16)
    )
    page.reload()
    assert page.locator(".contact-block").bounding_box()["height"] <= 520


def test_every_deep_surface_ends_in_the_edge(content, open_page):
    page = open_page("/sv/stader/", viewport={"width": DESK, "height": 800})
    edges = {".page-head": "::after", ".site-footer": "::before"}

    def edge(surface):
        return page.evaluate(
            """([surface, part]) => {
              const {content, height, backgroundImage} = getComputedStyle(
                document.querySelector(surface), part);
              return content === 'none' ? null : [height, backgroundImage.includes('gradient')];
            }""",
            [surface, edges[surface]],
        )

    assert [edge(surface) for surface in edges] == [["11px", True], ["11px", True]]
    page.goto("/sv/finns-inte/")
    # The head of an error page goes on into the foot: one edge between them.
    assert [edge(surface) for surface in edges] == [["11px", True], None]


def test_sources_are_folded_on_screen_and_open_on_paper(content, open_page):
    page = open_page("/sv/stader/shanghai/", java_script_enabled=False)
    sources = page.locator("#sources")
    fold = page.locator(".sources summary")

    assert not sources.is_visible()
    assert re.fullmatch(r"Källor \(\d\)", fold.inner_text())
    page.emulate_media(media="print")
    assert sources.is_visible()
    page.emulate_media(media="screen")
    fold.focus()
    page.keyboard.press("Enter")
    assert sources.is_visible()


def test_paper_says_where_it_is_from_and_when_and_where_links_lead(content, open_page):
    page = open_page("/en/cities/shanghai/")
    origin = page.locator(".print-origin")

    assert not origin.is_visible()
    page.emulate_media(media="print")
    assert re.fullmatch(
        r"https?://\S+/en/cities/shanghai/ · retrieved \d{1,2} \w+ \d{4}", origin.inner_text()
    )
    after = "(link) => getComputedStyle(link, '::after').content"
    page.goto("/en/projects/")
    assert "/en/projects/" in page.locator(".page-body a").first.evaluate(after)


def test_the_head_has_rings_where_it_has_no_chart_and_there_is_room(content, open_page):
    page = open_page("/sv/dokument/", viewport={"width": DESK, "height": 800})

    def rings():
        return "rings" in page.locator(".page-head").evaluate(
            "(head) => getComputedStyle(head, '::before').backgroundImage"
        )

    assert rings()
    page.set_viewport_size({"width": PHONE, "height": 800})
    assert not rings()
    page.set_viewport_size({"width": DESK, "height": 800})
    page.goto("/sv/stader/kiel/")
    assert not rings()


WORDS_ON_TWO_LINES = """() => {
  const heading = document.querySelector('h1');
  const text = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
  return [...text.data.matchAll(/\\S+/g)].filter(({0: word, index}) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
}"""
# Shorter words have room on every screen.
LONG = re.compile(r"\w{11}")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_word_of_a_heading_is_broken(content, open_page, language):
    page = open_page("about:blank")
    records = [*Page.objects.all(), *Network.objects.all(), *Project.objects.all()]
    with translation.override(language):
        paths = [record.get_absolute_url() for record in records if LONG.search(str(record))]

    broken = []
    for path in paths:
        page.goto(path)
        for width in (320, PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 800})
            broken += [(path, width, word) for word in page.evaluate(WORDS_ON_TWO_LINES)]

    assert paths
    assert broken == []
