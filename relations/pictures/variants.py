"""The sizes and formats in which a picture is served, and the names they have.

A name holds the hash of the content, so a file never changes under its name and may be cached
for ever; another picture has other names.
"""

from collections.abc import Iterator

from PIL.Image import Resampling

from .ingest import Picture, encode, flattened

FOLDER = "pictures"
WIDTHS = (480, 800, 1200, 1600)

# In the order a browser should prefer them.
FORMATS = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
}


def original_name(content_hash: str, extension: str) -> str:
    return f"{FOLDER}/{content_hash}.{extension}"


def variant_name(content_hash: str, width: int, extension: str) -> str:
    return f"{FOLDER}/{content_hash}-{width}.{extension}"


def variant_widths(width: int) -> list[int]:
    """Ascending, and never wider than the picture itself."""
    widest = min(width, WIDTHS[-1])
    return [*(w for w in WIDTHS if w < widest), widest]


def variant_names(content_hash: str, width: int) -> list[str]:
    return [variant_name(content_hash, w, e) for w in variant_widths(width) for e in FORMATS]


def make_variants(picture: Picture) -> Iterator[tuple[str, bytes]]:
    """Every variant's name and content."""
    for width in variant_widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        pixels = picture.pixels
        if width != picture.width:
            pixels = pixels.resize((width, height), Resampling.LANCZOS, reducing_gap=3)
        for extension, options in FORMATS.items():
            suited = flattened(pixels) if extension == "jpg" else pixels
            yield variant_name(picture.content_hash, width, extension), encode(suited, **options)
