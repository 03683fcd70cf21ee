"""What every record with a page of its own has."""

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
        "slug_sv": f"{SLUG_PREFIX}-{_ascii(swedish)}-{number + 1}",
        "slug_en": f"example-{_ascii(english)}-{number + 1}",
        "image": images[number % len(images)] if images and number % 3 == 0 else None,
        **record,
        **state_of(number, filler.now),
    }


def _ascii(words):
    plain = words.casefold().translate(str.maketrans("åäö ", "aao-"))
    return plain.removeprefix("exempel").removeprefix("example-").strip("-")
