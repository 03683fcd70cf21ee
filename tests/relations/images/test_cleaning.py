from contextlib import suppress
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as PillowImage
from PIL import ImageCms, PngImagePlugin

from relations.images import cleaning
from relations.images.cleaning import clean_image
from tests.relations.factories import encoded, make_new_image, make_upload, plain_pixels

GPS = 0x8825
ORIENTATION = 0x0112


def kept_mode(file):
    return PillowImage.open(clean_image(file)).mode


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_kept_original_has_no_metadata(format_name):
    exif = PillowImage.Exif()
    exif.get_ifd(GPS)[2] = (57.0, 42.0, 26.0)
    exif[0x010F] = "A camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    if format_name == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "A person")
        options["pnginfo"] = text
    else:
        options["xmp"] = b"<x:xmpmeta>A person</x:xmpmeta>"
    source = encoded(plain_pixels(), format_name, **options)
    assert b"A camera" in source.getvalue()

    content = clean_image(source).read()

    kept = PillowImage.open(BytesIO(content))
    assert kept.format == format_name
    assert not kept.getexif()
    assert not {"exif", "icc_profile", "xmp", "Author"} & set(kept.info)
    assert b"A camera" not in content
    assert b"A person" not in content


def test_a_picture_taken_sideways_is_turned_upright():
    exif = PillowImage.Exif()
    exif[ORIENTATION] = 6

    cleaned = clean_image(encoded(plain_pixels(size=(64, 48)), "JPEG", exif=exif))

    assert (cleaned.width, cleaned.height) == (48, 64)


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("1", "RGB"), ("L", "RGB"), ("LA", "RGBA"), ("P", "RGB"), ("RGBA", "RGBA"), ("I;16", "RGB")],
)
def test_every_kind_of_pixel_becomes_rgb_and_keeps_transparency(mode, kept):
    source = (
        plain_pixels(0, mode=mode) if mode != "RGBA" else plain_pixels((10, 20, 30, 40), mode=mode)
    )

    cleaned = clean_image(encoded(source, "PNG"))

    assert PillowImage.open(cleaned).mode == kept


def test_cmyk_becomes_rgb():
    assert kept_mode(encoded(plain_pixels("red", mode="CMYK"), "JPEG")) == "RGB"


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    pixels = plain_pixels((10, 20, 30, 255), mode="RGBA")

    assert kept_mode(encoded(pixels, "PNG")) == "RGB"


def test_a_broken_colour_profile_does_not_stop_the_picture():
    assert kept_mode(encoded(plain_pixels(), "JPEG", icc_profile=b"not a profile")) == "RGB"


@pytest.mark.django_db
def test_the_format_is_told_by_the_content_and_not_by_the_name():
    image = make_new_image(file=make_upload(name="harbour.jpg", format_name="PNG"))

    assert image.file.name.endswith(".png")


# What is no picture of a kind that the site can use.
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unknown_format"),
        (b"plain words", "unknown_format"),
        (SVG, "unknown_format"),
        (encoded(plain_pixels(), "GIF").getvalue(), "unknown_format"),
        (encoded(plain_pixels(), "TIFF").getvalue(), "unknown_format"),
        (encoded(plain_pixels(size=(400, 400)), "JPEG").getvalue()[:500], "damaged"),
        (encoded(plain_pixels(size=(400, 400)), "PNG").getvalue()[:-40], "damaged"),
        (encoded(plain_pixels(size=(400, 400)), "WEBP").getvalue()[:60], "damaged"),
        (encoded(plain_pixels(size=(20_000, 1)), "PNG").getvalue(), "too_many_pixels"),
        (encoded(plain_pixels(0, (11_000, 11_000), "1"), "PNG").getvalue(), "too_many_pixels"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason(content, code):
    with pytest.raises(ValidationError) as refusal:
        clean_image(BytesIO(content))

    assert refusal.value.code == code


def test_a_picture_that_unpacks_to_a_huge_one_is_refused():
    bomb = bytearray(encoded(plain_pixels(), "PNG").getvalue())
    bomb[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)

    with pytest.raises(ValidationError):
        clean_image(BytesIO(bytes(bomb)))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_damaged_file_is_read_or_refused_but_never_fails(format_name, seed):
    content = bytearray(encoded(plain_pixels(size=(200, 100)), format_name).getvalue())
    for n in range(8):
        content[(seed * 131 + n * 977) % len(content)] ^= 0xFF

    with suppress(ValidationError):
        assert clean_image(BytesIO(bytes(content))).size


def test_a_file_with_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(cleaning, "MAX_BYTES", 100)

    with pytest.raises(ValidationError) as refusal:
        clean_image(encoded(plain_pixels(), "JPEG"))

    assert refusal.value.code == "too_large"
