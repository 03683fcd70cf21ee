"""Every row of the initial content stands on its page, word for word, in both languages."""

import re
from html import escape, unescape

import pytest

from gbgintl.initial_content.loader import content_models, load_content, read_rows
from relations.models import Document
from tests.gbgintl.conftest import KINDS_WITH_A_PAGE, LANGUAGES, plain_text

pytestmark = pytest.mark.django_db

# For search and for URLs only; words that stand in lists of several cities, and in menus.
NOT_SHOWN = {"slug", "plural_name", "short_title"}


@pytest.fixture(scope="session")
def texts(pages_of_rows):
    """The words a person sees, by (kind, key, language) of the row whose page it is."""
    return {(page.kind, page.key, page.language): page.text for page in pages_of_rows}


def words(row, language):
    """Every translated text in a row and in its children."""
    for name, value in row.items():
        if name in NOT_SHOWN:
            continue
        if isinstance(value, dict):
            yield plain_text(value[language])
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for child in value:
                yield from words(child, language)


@pytest.mark.parametrize("kind", KINDS_WITH_A_PAGE)
def test_every_text_of_a_row_is_on_its_page(texts, kind):
    for key, row in read_rows(kind).items():
        for language in LANGUAGES:
            page = texts[kind, key, language]
            for text in words(row, language):
                assert text in page, (kind, key, language)


@pytest.mark.parametrize(
    ("kind", "place"), [("visit_kinds", "visits"), ("offices", "start"), ("offices", "contact")]
)
def test_what_has_no_page_of_its_own_is_on_its_section(texts, kind, place):
    for key, row in read_rows(kind).items():
        for language in LANGUAGES:
            for text in words(row, language):
                assert text in texts["pages", place, language], (key, language)


def test_every_city_page_says_what_its_kind_and_its_status_mean(texts):
    terms = read_rows("terms")
    for key, city in read_rows("cities").items():
        for language in LANGUAGES:
            for term in (city["kind"], city["status"]):
                page = texts["cities", key, language]
                for field in ("definition", "meaning"):
                    assert plain_text(terms[term].get(field, {language: ""})[language]) in page
                assert terms[term]["name"][language].lower() in page.lower()


@pytest.mark.parametrize("kind", ["cities", "projects"])
def test_every_theme_is_named_where_it_belongs(texts, kind):
    themes = read_rows("themes")
    for key, row in read_rows(kind).items():
        for theme in row.get("themes", []):
            for language in LANGUAGES:
                assert themes[theme]["name"][language] in texts[kind, key, language]


def test_every_source_is_named_where_it_is_used(texts):
    sources = read_rows("sources")
    for kind in KINDS_WITH_A_PAGE:
        for key, row in read_rows(kind).items():
            for note in row.get("source_notes", []):
                for language in LANGUAGES:
                    title = plain_text(sources[note["source"]]["title"][language])
                    assert title in texts[kind, key, language]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("cities", "since_year"),
        ("networks", "founded_year"),
        ("networks", "member_since_year"),
        ("cooperations", "former_website"),
        ("networks", "acronym"),
    ],
)
def test_every_single_fact_is_on_its_page_in_both_languages(texts, kind, field):
    rows = {key: row[field] for key, row in read_rows(kind).items() if field in row}
    assert rows
    for key, value in rows.items():
        for language in LANGUAGES:
            assert str(value) in texts[kind, key, language]


@pytest.mark.parametrize(
    ("kind", "key", "swedish", "english"),
    [
        ("networks", "eurocities", "cirka 140", "about 140"),
        ("networks", "eurocities", "fler än 250 000", "more than 250,000"),
        ("networks", "eurocities", "35", "35"),
        ("networks", "eurocities", "130 miljoner", "130 million"),
        ("projects", "toolbox", "våren 2013", "spring 2013"),
        ("projects", "toolbox", "3 år", "3 years"),
        ("cities", "shanghai", "undertecknat 1986", "signed 1986"),
        ("cities", "turku", "Finland", "Finland"),
        ("cities", "shanghai", "Kina", "China"),
        ("pages", "friendship-towns", "Vartannat år", "Every second year"),
        ("pages", "friendship-towns", "Vart åttonde år", "Every eighth year"),
        ("pages", "friendship-towns", "Sedan 1946", "Since 1946"),
        ("pages", "networks", "cirka 70 organisationer", "about 70 organisations"),
    ],
)
def test_figures_and_dates_are_in_the_readers_language(texts, kind, key, swedish, english):
    assert swedish in texts[kind, key, "sv"]
    assert english in texts[kind, key, "en"]


def test_a_document_without_a_file_can_be_asked_for(texts):
    for language, sentence in {
        "sv": "Be stadsledningskontoret om det",
        "en": "Ask the City Executive Office for it",
    }.items():
        for key in read_rows("documents"):
            assert sentence in texts["documents", key, language]


@pytest.mark.parametrize(
    ("language", "form", "subject"),
    [("sv", "/sv/kontakt/", "Dokument: "), ("en", "/en/contact/", "Document: ")],
)
def test_the_link_to_ask_for_a_document_fills_in_the_subject(client, language, form, subject):
    load_content()
    document = Document.objects.first()
    html = client.get(document.get_absolute_url(language)).content.decode()
    link = unescape(re.search(rf'href="({form}\?[^"]*subject=[^"]*)"', html).group(1))

    asked = client.get(link).content.decode()

    title = getattr(document, f"title_{language}")
    assert f'value="{subject}{escape(title)}"' in asked


def test_no_kind_of_row_is_empty():
    """The tests above loop over rows, themes and notes."""
    rows = {kind: read_rows(kind) for kind in content_models()}

    assert [kind for kind, found in rows.items() if not found] == []
    assert [
        any(row.get("themes") for row in rows[kind].values()) for kind in ("cities", "projects")
    ] == [True, True]
    assert any(row.get("source_notes") for kind in KINDS_WITH_A_PAGE for row in rows[kind].values())


def test_no_kind_of_row_is_forgotten_here():
    elsewhere = {"terms", "themes", "sources", "visit_kinds", "offices", "rotations"}
    assert {*KINDS_WITH_A_PAGE, *elsewhere} == set(content_models())
