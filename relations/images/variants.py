"""The sizes and formats in which an image is served, and the names they have.

A name holds the hash of the content, so a file never changes under its name and may be cached
for ever; another image has other names.
"""

from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image as PillowImage
from PIL.Image import Resampling

from .cleaning import encode

FOLDER = "pictures"
WIDTHS = (480, 800, 1200, 1600)

# In the order a browser should prefer them.
FORMATS = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
}


def variant_name(content_hash: str, width: int, extension: str) -> str:
    return f"{FOLDER}/{content_hash}-{width}.{extension}"


def variant_widths(width: int) -> list[int]:
    """Ascending, and never wider than the image itself."""
    widest = min(width, WIDTHS[-1])
    return [*(w for w in WIDTHS if w < widest), widest]


def variant_names(content_hash: str, width: int) -> list[str]:
    return [variant_name(content_hash, w, e) for w in variant_widths(width) for e in FORMATS]


def open_original(file: BinaryIO) -> PillowImage.Image:
    """The pixels of a cleaned original, which has been upright sRGB since it came."""
    with PillowImage.open(file) as image:
        image.load()
        return image.convert("RGBA" if image.has_transparency_data else "RGB")


def encode_variants(pixels: PillowImage.Image, width: int) -> Iterator[tuple[str, bytes]]:
    """The extension and content of a variant in every format, at one width."""
    if width != pixels.width:
        height = max(1, round(pixels.height * width / pixels.width))
        pixels = pixels.resize((width, height), Resampling.LANCZOS, reducing_gap=3)
    for extension, options in FORMATS.items():
        suited = flattened(pixels) if extension == "jpg" else pixels
        yield extension, encode(suited, **options)


def flattened(pixels: PillowImage.Image) -> PillowImage.Image:
    """On white, for a format that knows no transparency."""
    if pixels.mode == "RGB":
        return pixels
    page = PillowImage.new("RGB", pixels.size, "white")
    page.paste(pixels, mask=pixels.getchannel("A"))
    return page
