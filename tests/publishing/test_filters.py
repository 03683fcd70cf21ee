"""Links of a list repeat what the list knows, and nothing else of the URL."""

import re
from html import unescape

import pytest

from tests.relations.factories import make_city, make_document, make_project, make_theme

pytestmark = pytest.mark.django_db

UNKNOWN = "&".join(f"utm_{number}=x" for number in range(500))


@pytest.fixture
def _two_pages(monkeypatch):
    """Lists of two documents a page, three of a kind and one of another."""
    monkeypatch.setattr("publishing.views.PublicRecordListView.paginate_by", 2)
    for kind in ("policy", "policy", "policy", "report"):
        make_document(kind=kind)


def links(html):
    return [unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]*)"', html)]


@pytest.mark.parametrize("path", ["/sv/stader/", "/en/cities/", "/sv/projekt/", "/en/contact/"])
def test_unknown_parameters_are_in_no_link(client, path):
    make_city().themes.add(make_theme())
    make_project()
    plain = len(client.get(path).content)

    html = client.get(f"{path}?{UNKNOWN}").content.decode()

    assert [link for link in links(html) if "utm_" in link] == []
    assert abs(len(html.encode()) - plain) < 500


@pytest.mark.usefixtures("_two_pages")
@pytest.mark.parametrize(
    ("path", "other"), [("/sv/dokument/", "/en/documents/"), ("/en/documents/", "/sv/dokument/")]
)
def test_the_switch_keeps_the_filter_and_the_page_and_drops_the_rest(client, path, other):
    html = client.get(f"{path}?x=1&kind=policy&page=2").content.decode()

    assert f"{other}?kind=policy&page=2" in links(html)


@pytest.mark.usefixtures("_two_pages")
@pytest.mark.parametrize("path", ["/sv/dokument/", "/en/documents/"])
def test_a_value_that_is_no_choice_is_in_no_link(client, path):
    html = client.get(f"{path}?kind=junk").content.decode()

    assert "junk" not in html


@pytest.mark.usefixtures("_two_pages")
def test_links_between_pages_keep_the_filter_and_the_first_page_has_no_number(client):
    first = client.get("/en/documents/?kind=policy&x=1").content.decode()
    second = client.get("/en/documents/?kind=policy&page=2&x=1").content.decode()

    assert 'rel="next" href="/en/documents/?kind=policy&amp;page=2"' in first
    assert 'rel="prev" href="/en/documents/?kind=policy"' in second


JUNK = ["abc", "0", "-1", "99999", "1.5", "last", "%00", "%D9%A1", "1" * 5_000]


@pytest.mark.usefixtures("_two_pages")
@pytest.mark.parametrize("number", JUNK, ids=lambda number: number[:8])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/sv/dokument/", "Listans första sida"),
        ("/en/documents/", "The first page of the list"),
    ],
)
def test_a_page_number_that_the_list_does_not_have_leads_to_the_list(client, path, words, number):
    response = client.get(f"{path}?kind=policy&x=1&page={number}")

    assert response.status_code == 404
    assert f'<a href="{path}?kind=policy">{words}</a>' in response.content.decode()
    assert client.get(f"{path}?kind=policy").status_code == 200


def test_another_missing_page_mentions_no_list(client):
    assert "of the list" not in client.get("/en/documents/none/?page=9").content.decode()


@pytest.mark.parametrize(("path", "other"), [("/sv/kontakt/", "/en/contact/")])
def test_the_contact_form_keeps_what_it_can_use(client, path, other):
    query = "page=/sv/dokument/&topic=study-visit&subject=Avtal"

    html = client.get(f"{path}?{query}&x=1&topic2=y").content.decode()

    assert f"{other}?page=%2Fsv%2Fdokument%2F&topic=study-visit&subject=Avtal" in links(html)
