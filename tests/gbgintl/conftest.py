"""Every public page of the initial content, rendered once for all guards over them."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from gbgintl.initial_content.loader import content_models, load_content
from gbgintl.models import InitialRecord

LANGUAGES = ("sv", "en")
KINDS_WITH_A_PAGE = ("cities", "networks", "projects", "cooperations", "documents", "pages")


@dataclass
class PublicPage:
    """What the guards look at on one page."""

    kind: str
    key: str
    language: str
    path: str
    html: str
    cookies: dict
    elements: list = field(default_factory=list)

    def __post_init__(self):
        parser = HTMLParser()
        parser.handle_starttag = lambda tag, attributes: self.elements.append(
            (tag, dict(attributes))
        )
        parser.feed(self.html)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def links(self, **wanted):
        return [
            link for link in self.all("link") if all(link.get(k) == v for k, v in wanted.items())
        ]

    @property
    def title(self):
        return unescape(re.search("<title>(.*?)</title>", self.html, re.S).group(1))

    @property
    def description(self):
        (meta,) = [meta for meta in self.all("meta") if meta.get("name") == "description"]
        return meta["content"]

    @property
    def alternates(self):
        """The page in each language; `x_default` is the one for readers of neither."""
        links = self.links(rel="alternate")
        return {link["hreflang"]: link["href"] for link in links if link != self._x_default}

    @property
    def x_default(self):
        return self._x_default["href"]

    @property
    def _x_default(self):
        (link,) = self.links(rel="alternate", hreflang="x-default")
        return link

    @property
    def text(self):
        """The words that a person reads."""
        return plain_text(self.html)


def plain_text(html):
    html = re.sub("(?s)<head>.*?</head>|<script.*?</script>", " ", html)
    words = unescape(re.sub("<[^>]+>", " ", html)).replace("\xa0", " ").split()
    return " ".join(words).replace(" , ", ", ")


@pytest.fixture(scope="session")
def pages_of_rows(django_db_setup, django_db_blocker):
    """The page on which every row of the initial content is told of, in both languages."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_content()
        found = [
            render(loaded, language)
            for loaded in InitialRecord.objects.filter(kind__in=KINDS_WITH_A_PAGE)
            for language in LANGUAGES
        ]
        transaction.set_rollback(True)
    # The guards loop over them, and would be silent about a kind that is missing.
    assert {(page.kind, page.language) for page in found} == set(
        product(KINDS_WITH_A_PAGE, LANGUAGES)
    )
    return found


@pytest.fixture(scope="session")
def pages(pages_of_rows):
    """Without the rows that are told of on the page of another."""
    return [page for page in pages_of_rows if "#" not in page.path]


def render(loaded, language):
    record = content_models()[loaded.kind].objects.get(pk=loaded.object_id)
    path = record.get_absolute_url(language)
    client = Client()
    with translation.override("sv"):
        response = client.get(path)
    assert response.status_code == 200, path
    html = response.content.decode()
    return PublicPage(loaded.kind, loaded.key, language, path, html, dict(client.cookies))
