"""What every record with a page of its own has."""

from publishing.slugs import make_slug

from .states import state_of
from .texts import SLUG_PREFIX, in_some, name, rich_text, sentences


def public_record(filler, number, title_field, swedish, english):
    """The fields that cities, networks, documents and the others share."""
    images = filler.made["images"]
    has_text = number % 11 != 9
    texts = {
        title_field: name(number, swedish, english),
        "intro": sentences(number, 2) if has_text else ("", ""),
        "body": rich_text(number) if has_text else ("", ""),
    }
    record = in_some(number, **texts)
    if number % 13 == 6:
        # Begun in the other language, but not finished.
        record["body_en"] = ""
    return {
        "slug_sv": f"{SLUG_PREFIX}-{_kind(swedish)}-{number + 1}",
        "slug_en": f"example-{_kind(english)}-{number + 1}",
        "image": images[number % len(images)] if images and number % 3 == 0 else None,
        **record,
        **state_of(number, filler.now),
    }


def _kind(words):
    """The slug of the words without "example" before them."""
    return make_slug(words).removeprefix("exempel").removeprefix("example-")
