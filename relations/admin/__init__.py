"""The admin of the content, one file per entity as in `models`."""

from . import (
    city,
    cooperation,
    document,
    friendship,
    image,
    network,
    page,
    project,
    source,
    visit,
    vocabulary,
)

__all__ = [
    "city",
    "cooperation",
    "document",
    "friendship",
    "image",
    "network",
    "page",
    "project",
    "source",
    "visit",
    "vocabulary",
]
