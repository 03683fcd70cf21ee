"""Registry: the parts of the site, in the order of its navigation. Each app registers its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Section:
    """A part of the site that a page written by staff introduces.

    `title` is its name until that page is written, and when the database is down. Without a
    `url_name` the page's URL follows from its own slug.
    """

    code: str
    title: str
    url_name: str = ""
    in_navigation: bool = False

    @property
    def url(self) -> str:
        """The path in the active language; empty where only the page's record knows it."""
        return reverse(self.url_name) if self.url_name else ""


_sections: dict[str, Section] = {}


def register(*sections: Section) -> None:
    _sections.update({section.code: section for section in sections})


def get(code: str) -> Section:
    return _sections[code]


def all_sections() -> Iterator[Section]:
    return iter(_sections.values())


def codes_with_url() -> list[str]:
    """The codes of the sections whose URL does not depend on a slug."""
    return [section.code for section in all_sections() if section.url_name]


def choices() -> list[tuple[str, str]]:
    """For a model field that names a section."""
    return [(section.code, section.title) for section in all_sections()]


def url_with_query(url: str, **query: str) -> str:
    """The URL with those of the parameters that are not empty."""
    given = {name: value for name, value in query.items() if value}
    return f"{url}?{urlencode(given)}" if given else url
