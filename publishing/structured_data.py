"""What schema.org descriptions of records have in common."""

import json
from collections.abc import Iterable

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# What must not stand in a script element, as Django's own json_script has it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def absolute_url(path: str) -> str:
    """The canonical absolute URL of a path on this site."""
    return f"{settings.SITE_URL}{path}"


def without_empty(data: dict) -> dict:
    """The properties that have a value; 0 and False are values."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}


def geo_coordinates(latitude: float | None, longitude: float | None) -> dict | None:
    """A point in degrees; None where there is none."""
    if latitude is None or longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def breadcrumb_list(crumbs: Iterable[tuple[str, str]]) -> dict:
    """The way to a page, from (name, path) pairs."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": absolute_url(path),
            }
            for position, (name, path) in enumerate(crumbs, start=1)
        ],
    }


def data_block(data: dict) -> SafeString:
    """JSON-LD as a data block, which no browser runs."""
    block = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(block))
