from io import BytesIO

import pytest
from PIL import Image as PillowImage

from relations.images.variants import encode_variants, open_original, variant_widths
from tests.relations.factories import encoded, plain_pixels


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (480, [480]),
        (1000, [480, 800, 1000]),
        (1600, [480, 800, 1200, 1600]),
        (5000, [480, 800, 1200, 1600]),
    ],
)
def test_a_variant_is_never_wider_than_the_image(width, widths):
    assert variant_widths(width) == widths


@pytest.mark.parametrize(("width", "size"), [(480, (480, 240)), (1000, (1000, 500))])
def test_variants_come_in_every_format_and_keep_the_proportions(width, size):
    variants = dict(encode_variants(plain_pixels(size=(1000, 500)), width))

    opened = {name: PillowImage.open(BytesIO(data)) for name, data in variants.items()}
    assert {name: image.format for name, image in opened.items()} == {
        "avif": "AVIF",
        "webp": "WEBP",
        "jpg": "JPEG",
    }
    assert {image.size for image in opened.values()} == {size}


def test_a_transparent_image_stands_on_white_where_a_format_has_no_transparency():
    original = open_original(encoded(plain_pixels((0, 0, 0, 0), mode="RGBA"), "PNG"))

    variants = dict(encode_variants(original, original.width))

    opened = {name: PillowImage.open(BytesIO(data)) for name, data in variants.items()}
    assert opened["jpg"].getpixel((5, 5)) == (255, 255, 255)
    assert opened["avif"].mode == "RGBA"
    assert opened["webp"].mode == "RGBA"
