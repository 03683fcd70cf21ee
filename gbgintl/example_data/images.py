from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageDraw

from relations.images.job import make_variants
from relations.models import Image
from relations.models.image import FocalPoint, Licence

from .storing import store
from .texts import in_both

SIZE = (640, 426)
WITH_VARIANTS = 6
ALT = (
    "Ett tecknat hav med ett fyrkantigt skepp, exempel {}",
    "A drawn sea with a square ship, example {}",
)


def make(filler):
    images = store([_image(number) for number in range(filler.sizes.images)])
    # The others wait for the worker, as after an upload.
    for image in images[:WITH_VARIANTS]:
        make_variants(image)
    filler.made["images"] = images


def _image(number):
    is_decorative = number % 5 == 4
    alt = ("", "") if is_decorative else tuple(text.format(number + 1) for text in ALT)
    return Image(
        title=f"Exempelbild {number + 1}",
        file=ContentFile(_pixels(number), name=f"exempel-{number + 1}.png"),
        is_decorative=is_decorative,
        focal_point=FocalPoint.values[number % len(FocalPoint.values)],
        licence=Licence.values[number % len(Licence.values)],
        credit="" if number % 4 == 3 else f"Exempla Fotografsson {number + 1}",
        source_url="" if number % 3 else f"https://bilder.example/{number + 1}",
        **in_both(alt=alt),
    )


def _pixels(number):
    """A sky, a sea and a ship whose place and colours depend on the number; no two are the same."""
    width, height = SIZE
    shift = 20 * (number % 6)
    picture = Pillow.new("RGB", SIZE, (150 + shift // 2, 190, 225))
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, height * 3 // 5, width, height), fill=(10, 60 + shift // 2, 110))
    left = 20 + (number * 47) % (width - 160)
    drawing.rectangle((left, height // 2, left + 120, height * 2 // 3), fill=(250, 210, 40))
    drawing.rectangle((left + 40, height // 3, left + 60, height // 2), fill=(70, 50, 40))
    drawing.rectangle((0, 0, number // 256 + 1, number % 256 + 1), fill=(255, 255, 255))
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()
