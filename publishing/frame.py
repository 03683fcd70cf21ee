"""The frame of a page: what base.html shows around the content, whichever app the page is from."""

import logging
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from . import registry, sections
from .language import Text, language_for_others, shown_text
from .notices import SiteNotice
from .preview import is_preview_of
from .sections import Section

logger = logging.getLogger(__name__)

START = "start"
# Outside the languages' prefixes: redirects to the start page in one of the reader's languages.
ROOT = "/"


class Crumb(NamedTuple):
    """A step of the breadcrumbs: the title of a page and its path."""

    title: Text | str
    url: str

    @property
    def name(self) -> str:
        return self.title.value if isinstance(self.title, Text) else str(self.title)


@dataclass(frozen=True)
class MenuItem:
    """A section in the navigation; `is_current` also on the pages below it."""

    title: Text | str
    url: str
    is_page: bool
    is_current: bool


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one language; `is_written` where its text is in that language."""

    language: str
    name: str
    url: str
    is_current: bool
    is_written: bool


@dataclass(kw_only=True)
class PageFrame:
    """A view passes one as `frame`; base.html and the tags of `publishing` read it.

    `record` is what the page is about: it decides the page's URLs in the two languages. `page`
    is the record that introduces the section, on the page of a section only. `trail` are the steps
    of the breadcrumbs below the section. `language_urls` is for a page outside the languages'
    prefixes, by language code. `query` holds the parameters that the page knows, with valid values
    only: the language switch and the links between the pages of a list keep them, and nothing else
    of the URL. An error page (`is_error`) has no URL of its own: its language links
    lead to the start pages, and it is not indexed. `with_telephone`: whom to phone stands in the
    page's head, too.
    """

    title: str
    description: str = ""
    section: Section | None = None
    page: Any = None
    record: Any = None
    trail: list[Crumb] = field(default_factory=list)
    structured_data: dict | None = None
    language_urls: dict[str, str] | None = None
    query: dict[str, str] = field(default_factory=dict)
    page_number: int = 1
    is_preview: bool = False
    is_error: bool = False
    is_indexed: bool = True
    with_telephone: bool = False

    @classmethod
    def for_section(cls, code: str, request, **values) -> "PageFrame":
        """The frame of the page of a section, with the words that staff have written for it.

        A view that has fetched them already gives them as `page`.
        """
        is_preview = is_preview_of(request, registry.page_model())
        section = sections.get(code)
        page = values.pop("page") if "page" in values else section_page(code, with_draft=is_preview)
        defaults = {
            "is_preview": is_preview,
            "title": page.shown_title.value if page else str(section.title),
            "description": shown_text(page, "intro").value if page else "",
        }
        return cls(section=section, page=page, record=page, **(defaults | values))

    @classmethod
    def for_record(cls, record, section: Section, **values) -> "PageFrame":
        """The frame of the page of one public record below its section."""
        defaults = {
            "title": record.shown_title.value,
            "description": shown_text(record, "intro").value or record.shown_title.value,
            "trail": [Crumb(record.shown_title, record.get_absolute_url())],
        }
        return cls(section=section, record=record, **(defaults | values))

    @cached_property
    def pages(self) -> list:
        """The pages that menus, breadcrumbs and footer name; none when the database is down."""
        try:
            return list(registry.page_model().objects.readable().for_frame())
        except DatabaseError as failure:
            logger.error("Pages are named by their sections: %s", type(failure).__name__)
            return []

    @cached_property
    def notices(self) -> list:
        """The notices that every page shows now; none when the database is down."""
        try:
            return list(SiteNotice.objects.current())
        except DatabaseError as failure:
            logger.error("Notices are left out: %s", type(failure).__name__)
            return []

    def page_of(self, code: str):
        """The record that introduces a section, or None where there is none to read."""
        return next((page for page in self.pages if page.section == code), None)

    @property
    def footer_pages(self) -> list:
        return [page for page in self.pages if page.is_in_footer and page.is_published]

    @property
    def breadcrumbs(self) -> list[Crumb]:
        """From the start page to this one; none on the start page and on error pages."""
        if self.section is None or self.section.code == START:
            return []
        return [self._crumb(sections.get(START)), self._crumb(self.section), *self.trail]

    def navigation(self, path: str) -> list[MenuItem]:
        """The sections in the menu, seen from the page at a path."""
        items = []
        for section in sections.all_sections():
            if section.in_navigation:
                title, url = self._crumb(section)
                items.append(MenuItem(title, url, path == url, path.startswith(url)))
        return items

    def language_links(self, request) -> list[LanguageLink]:
        """The page in all languages, in the order of the switch, without its query."""
        return [
            LanguageLink(
                language=language,
                name=name,
                url=self._url_in(language, request.path),
                is_current=language == get_language(),
                is_written=self.record is None or self.record.is_written_in(language),
            )
            for language, name in settings.LANGUAGES
        ]

    def canonical_url(self, links: list[LanguageLink]) -> str:
        """The path that stands for this page; of a text in one language only, that language's."""
        current = next(link for link in links if link.is_current)
        if current.is_written:
            further = f"?page={self.page_number}" if self.page_number > 1 else ""
            return f"{current.url}{further}"
        return next((link.url for link in links if link.is_written), current.url)

    def x_default_url(self, links: list[LanguageLink]) -> str:
        """The path for readers of neither language (`hreflang="x-default"`), empty where none is.

        The start page's is `/`, which goes by the browser's languages.
        """
        urls = {link.language: link.url for link in links if link.is_written}
        if urls and self.section is not None and self.section.code == START:
            return ROOT
        return urls.get(language_for_others(list(urls)), "")

    def _crumb(self, section) -> Crumb:
        page = self.page_of(section.code)
        return Crumb(page.menu_title if page else section.title, section.url)

    def _url_in(self, language, path):
        if self.is_error:
            with override(language):
                return reverse(sections.get(START).url_name)
        if self.language_urls:
            return self.language_urls[language]
        if self.record is not None:
            return self.record.get_absolute_url(language)
        return translate_url(path, language)


def section_page(code: str, with_draft: bool = False):
    """The record that introduces a section, with all that its page shows; None where none can be
    read. A form keeps what was typed even when the database is down, without an introduction.
    """
    try:
        pages = registry.page_model().objects.all()
        visible = pages if with_draft else pages.readable()
        return visible.filter(section=code).for_page().first()
    except DatabaseError as failure:
        logger.error("Section %s has no introduction: %s", code, type(failure).__name__)
        return None
