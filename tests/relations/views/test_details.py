"""What the pages of single records show of facts, and that nothing empty leaves a heading."""

import re

import pytest
from django.core.files.base import ContentFile

from relations.models import DocumentVersion
from tests.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_network,
    make_page,
    make_project,
    make_source,
    make_source_note,
)

pytestmark = pytest.mark.django_db


def main(client, path):
    html = client.get(path).content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize(
    "make", [make_city, make_network, make_project, make_cooperation, make_document, make_page]
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_part_has_no_heading(client, make, language):
    html = main(client, make().get_absolute_url(language))

    for heading in re.findall(r'<h2 id="(.*?)"', html):
        assert heading == "relation-heading"
    assert "<dd></dd>" not in html
    assert "<ul>\n    \n  </ul>" not in html


@pytest.mark.parametrize(
    ("language", "year"), [("sv", "<dd>omkring 1999</dd>"), ("en", "<dd>about 1999</dd>")]
)
def test_a_year_known_only_roughly_is_said_to_be_so(client, language, year):
    city = make_city(since_year=1999, since_is_approximate=True)

    assert year in main(client, city.get_absolute_url(language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "En annan källa säger något annat: slutet av 1990-talet (Den gamla sidan)"),
        ("en", "Another source differs: the late 1990s (The old page)"),
    ],
)
def test_sources_that_disagree_are_both_named(client, language, sentence):
    city = make_city()
    make_source_note(
        city,
        other_source=make_source(title_sv="Den gamla sidan", title_en="The old page"),
        other_statement_sv="slutet av 1990-talet",
        other_statement_en="the late 1990s",
    )

    text = re.sub("<[^>]+>", "", main(client, city.get_absolute_url(language)))

    assert sentence in " ".join(text.split())


def test_a_city_shows_its_own_name_in_its_own_language(client):
    city = make_city(name_sv="Shanghai", own_name="上海", own_language="zh-Hans")

    assert '<dd lang="zh-Hans">上海</dd>' in main(client, city.get_absolute_url("en"))


def test_a_draft_is_not_linked_from_a_published_page(client):
    city = make_city()
    city.documents.add(make_document(state="draft", title_en="Secret plan"))
    make_project(state="draft", title_en="Secret project").cities.add(city)
    city.agreements.create(kind="partner-city", document=make_document(state="draft"))

    html = main(client, city.get_absolute_url("en"))

    assert "Secret" not in html
    assert "/en/documents/" not in html


def test_a_project_names_the_whole_and_the_whole_its_parts(client):
    whole = make_project(title_en="Toolbox")
    part = make_project(title_en="Energy", parent=whole)

    assert f'<a href="{whole.get_absolute_url("en")}">Toolbox</a>' in main(
        client, part.get_absolute_url("en")
    )
    assert f'<a href="{part.get_absolute_url("en")}">Energy</a>' in main(
        client, whole.get_absolute_url("en")
    )


@pytest.mark.parametrize(
    ("language", "link"),
    [
        ("sv", "Hämta dokumentet (PDF, 3\xa0byte)"),
        ("en", "Download the document (PDF, 3\xa0bytes)"),
    ],
)
def test_a_documents_newest_file_is_offered_and_the_older_are_kept(
    client, language, link, settings
):
    document = make_document()
    for day, change in [("2020-01-01", "Första"), ("2024-01-01", "Andra")]:
        version = DocumentVersion(document=document, valid_from=day, change_sv=change)
        version.file.save("a.pdf", ContentFile(b"PDF"))
    older = document.versions.last()

    html = main(client, document.get_absolute_url(language))

    assert link in html
    assert older.file.url in html[html.index('id="versions-heading"') :]
    assert document.current_version.file.url not in html[html.index('id="versions-heading"') :]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Läs dokumentet på en annan webbplats"), ("en", "Read the document on another site")],
)
def test_a_document_elsewhere_is_linked(client, language, words):
    document = make_document(link="https://example.org/a.pdf")

    html = main(client, document.get_absolute_url(language))

    assert f'<a class="action" href="https://example.org/a.pdf">{words}</a>' in html


def test_a_document_names_the_pages_that_show_it(client):
    document = make_document()
    for record in (
        make_city(name_en="Zagreb"),
        make_network(name_en="Alliance"),
        make_page(title_en="Members", place="networks"),
    ):
        record.documents.add(document)

    html = main(client, document.get_absolute_url("en"))

    found = re.findall(r'<li><a href="(.*?)">(.*?)</a>', html[html.index("used-by-heading") :])
    assert [title for _, title in found] == ["Alliance", "Members", "Zagreb"]
    assert found[1][0] == "/en/networks/"
