"""`make share-picture`: the pictures that others show with a link to the site, one a language.

Not a test: pytest only lends its server and its browser, and leaves this file alone unless named.
"""

import io
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from PIL import Image

from relations.models import City, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = Path(__file__).parents[2] / "static" / "icons"
SIZE = {"width": 1200, "height": 630}
COLOURS = 128


def picture_page(language):
    """The page that is drawn, from the site's initial content."""
    with translation.override(language):
        cities = list(City.objects.for_chart())
        context = {
            "page": Page.objects.get(section="start"),
            "cities": cities,
            "active": sum(city.is_active for city in cities),
            "dormant": sum(city.is_dormant for city in cities),
        }
        return render_to_string("share_picture.html", context)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_draw(content, open_page, language):
    body = picture_page(language)
    page = open_page("about:blank", viewport=SIZE, color_scheme="light")
    page.route(
        "**/share-picture/",
        lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"),
    )
    page.goto("/share-picture/")
    # The font may come after the text on a first visit.
    page.reload(wait_until="networkidle")

    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # A palette makes it small enough for those who fetch it for every link they show.
    small = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(FOLDER / f"share-{language}.png", optimize=True)
