"""Who may open what: every kind of page of the site and the admin, by role, as docs/access.md says.

After a change that is meant, `make access` writes the file anew; the difference shows in review.
"""

import os
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from .walker import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

FILE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
HEAD = """# Who may open what

Made by `make access` from a walk through the site with example data; a test compares it. One page
of each kind was asked for, as a visitor and as staff: *yes* it opens, *no* it is refused, *login*
it asks to log in, *none* it is not found. A superuser may open everything.

"""
# Its examples link to records that do not exist.
STYLE_GUIDE = "/styleguide/"
OUTCOMES = {200: "yes", 403: "no", 404: "none"}


class OneOfEachView:
    """Follows links to kinds of page that have not been opened yet."""

    def __init__(self):
        self.names = set()

    def __call__(self, url, referrer):
        if referrer == STYLE_GUIDE or url.startswith(("/static/", "/media/", "/admin/logout/")):
            return False
        name = view_name(url)
        is_new = name not in self.names
        self.names.add(name)
        return is_new


def without_query(url):
    return urlsplit(url).path


def view_name(path):
    with translation.override(get_language_from_path(path) or "sv"):
        try:
            match = resolve(path)
        except Resolver404:
            # The walk finds out, and names the page that links to it.
            return path
    return match.view_name or match.route


def outcome(client, url):
    """What a role meets. Whether it may is known before a page of the admin is drawn."""
    with patch.object(TemplateResponse, "rendered_content", ""):
        response = client.get(url)
    if response.status_code in (301, 302):
        return "login" if "/login/" in response["Location"] else "yes"
    return OUTCOMES.get(response.status_code, str(response.status_code))


def test_every_role_opens_what_it_may_and_no_more(filled):
    clients = {"visitor": Client()}
    for role, user in filled.items():
        clients[role] = Client()
        clients[role].force_login(user)
    starts = (
        "/sv/",
        "/admin/",
        STYLE_GUIDE,
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/sitemap.xml",
    )
    superuser = clients.pop("superuser")
    walk = Walk(superuser, OneOfEachView(), normalise=without_query).run(*starts)
    pages = {view_name(url): url for url, visit in walk.visits.items() if visit.status == 200}

    rows = [
        [name, *(outcome(client, url) for client in clients.values())]
        for name, url in sorted(pages.items())
    ]

    table = [["page", *clients], ["---"] * (len(clients) + 1), *rows]
    text = HEAD + "".join(f"| {' | '.join(row)} |\n" for row in table)
    if os.environ.get("WRITE_ACCESS") == "1":
        FILE.write_text(text)
    assert walk.findings == []
    assert len(rows) > 80
    assert text == FILE.read_text()
