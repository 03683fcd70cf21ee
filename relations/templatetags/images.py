from django import template

from publishing.language import shown_text
from relations.images.variants import FORMATS, variant_name

register = template.Library()

# What a browser without `srcset` gets.
PLAIN_WIDTH = 800


@register.inclusion_tag("relations/_image_variants.html")
def picture(image, sizes="100vw", eager=False):
    """A `<picture>` with every variant that exists, and the description in the page's language.

    Nothing before the first variant exists.

    `sizes` is the attribute of that name; `eager` is for the one picture at the top of a page.
    The caller shows `image.credit_line`.
    """
    if not image or not image.variant_widths:
        return {"image": None}
    widths = image.variant_widths

    def variant_url(width, extension):
        return image.file.storage.url(variant_name(image.content_hash, width, extension))

    def srcset(extension):
        return ", ".join(f"{variant_url(width, extension)} {width}w" for width in widths)

    *modern, plain = FORMATS
    alt = None if image.is_decorative else shown_text(image, "alt")
    return {
        "image": image,
        "sources": [(f"image/{extension}", srcset(extension)) for extension in modern],
        "srcset": srcset(plain),
        "src": variant_url(max(w for w in widths if w <= max(PLAIN_WIDTH, widths[0])), plain),
        "sizes": sizes,
        "eager": eager,
        "alt": alt.value if alt else "",
        "lang": alt.language if alt and alt.is_foreign else "",
    }
