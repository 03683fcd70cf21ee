"""What happens to an uploaded file before it is stored.

The file is recognised by its content, decoded once under limits, turned upright, brought to
sRGB and encoded again, so that nothing but the pixels survives: no position, no camera, no
thumbnail of what was cropped away.
"""

from hashlib import blake2b
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from PIL import ImageCms, ImageOps

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
# WebP ends at 16,383 pixels a side.
MAX_SIDE = 12_000

# The decoder's own guard, for whatever is opened outside this module too.
PillowImage.MAX_IMAGE_PIXELS = MAX_PIXELS

# How the cleaned original is kept. A camera's "multi-picture" file is a JPEG with more behind it.
ORIGINALS = {
    "JPEG": ("jpg", {"format": "JPEG", "quality": 92, "progressive": True}),
    "MPO": ("jpg", {"format": "JPEG", "quality": 92, "progressive": True}),
    "PNG": ("png", {"format": "PNG"}),
    "WEBP": ("webp", {"format": "WEBP", "quality": 92}),
    "AVIF": ("avif", {"format": "AVIF", "quality": 85, "speed": 8}),
}
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


class CleanedImage(ContentFile):
    """An image file as the site keeps it, under a name made from its content."""

    def __init__(self, content: bytes, extension: str, width: int, height: int) -> None:
        self.content_hash = blake2b(content, digest_size=16).hexdigest()
        super().__init__(content, name=f"{self.content_hash}.{extension}")
        self.width = width
        self.height = height


def clean_image(file: BinaryIO) -> CleanedImage:
    """Clean an open file, or raise a ValidationError that tells the editor what to do."""
    file.seek(0, 2)
    if file.tell() > MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)s. Save the picture smaller and try again.")
            % {"limit": filesizeformat(MAX_BYTES)},
            code="too_large",
        )
    file.seek(0)
    try:
        with PillowImage.open(file, formats=FORMATS) as image:
            _check_size(*image.size)
            original_format = image.format
            pixels = _clean_pixels(image)
    except ValidationError:
        raise
    except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except PillowImage.UnidentifiedImageError:
        raise ValidationError(
            _(
                "This is not a picture that the site can use. Choose a JPEG, PNG, WebP or AVIF "
                "file. Other kinds, such as SVG, HEIC and PDF, have to be converted first."
            ),
            code="unknown_format",
        ) from None
    except Exception:
        # A broken file makes a decoder fail in any way it likes; to the editor it is one thing.
        raise ValidationError(
            _("The file is damaged and cannot be read. Export the picture again and try again."),
            code="damaged",
        ) from None
    extension, options = ORIGINALS[original_format]
    return CleanedImage(encode(pixels, **options), extension, *pixels.size)


def encode(pixels: PillowImage.Image, **options: object) -> bytes:
    buffer = BytesIO()
    pixels.save(buffer, **options)
    return buffer.getvalue()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "The picture has too many pixels: at most %(millions)s million, and %(side)s on a "
            "side. Save it smaller and try again."
        )
        % {"millions": MAX_PIXELS // 1_000_000, "side": MAX_SIDE},
        code="too_many_pixels",
    )


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise _too_many_pixels()


def _clean_pixels(image: PillowImage.Image) -> PillowImage.Image:
    image.load()
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    transparent = image.has_transparency_data
    if profile:
        image = _in_srgb(image, profile)
    image = image.convert("RGBA" if transparent else "RGB")
    if transparent and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    # A new image has no `info`, from which an encoder would take profile, EXIF and XMP again.
    clean = PillowImage.new(image.mode, image.size)
    clean.paste(image)
    return clean


def _in_srgb(image: PillowImage.Image, profile: bytes) -> PillowImage.Image:
    """Colours as the profile means them; a profile that cannot be used is left aside."""
    try:
        if image.mode in ("P", "PA"):
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        if image.mode in ("LA", "La"):
            image = image.convert("RGBA")
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
