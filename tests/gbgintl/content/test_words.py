"""What every text of the initial content has to keep to, whatever it says."""

import re
from collections import defaultdict

import pytest
from django.utils.html import strip_tags
from modeltranslation.translator import translator

from gbgintl.initial_content.loader import content_models, read_rows
from publishing import sections
from publishing.language import LANGUAGES
from relations.models import Page

# The years that the facts have. 1990 stands for the late 1990s.
KNOWN_YEARS = {"1946", "1986", "1990", "1994", "1995", "1999", "2010", "2013"}

# The number of a Swedish act or of an EU regulation, which is no year of ours.
ACT = re.compile(r"\(\d{4}:\d+\)|\(EU\)\s\d{4}/\d+")

ENTRIES = ("documents", "cities", "networks", "projects", "cooperations", "pages")

# With nothing but a name in the sources: told of in the list, or on the page of the whole project.
TOLD_ELSEWHERE = {
    "eccar",
    "iclei",
    "polis",
    "sustainable-energy",
    "climate-change",
    "urban-development",
}


def rows_with_children(row, path, model):
    yield path, row, model
    for field, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            children = model._meta.get_field(field).related_model
            for number, child in enumerate(value):
                yield from rows_with_children(child, f"{path}.{field}.{number}", children)


ROWS_OF_MODELS = [
    found
    for kind, model in content_models().items()
    for key, top in read_rows(kind).items()
    for found in rows_with_children(top, f"{kind}.{key}", model)
]
ROWS = [(path, row) for path, row, _model in ROWS_OF_MODELS]
TEXTS = [
    (f"{path}.{field}.{language}", text)
    for path, row in ROWS
    for field, value in row.items()
    if isinstance(value, dict)
    for language, text in value.items()
]


@pytest.mark.parametrize(
    ("row", "model"),
    [(row, model) for _path, row, model in ROWS_OF_MODELS],
    ids=[path for path, _row, _model in ROWS_OF_MODELS],
)
def test_a_row_is_written_in_both_languages_or_neither(row, model):
    is_translated = model in translator.get_registered_models()
    translated = translator.get_options_for_model(model).all_fields if is_translated else ()

    for field, value in row.items():
        if isinstance(value, dict):
            assert set(value) == set(LANGUAGES), field
            assert all(text.strip() for text in value.values()), field
        elif not isinstance(value, list):
            assert field not in translated, f"{field} is given once for both"


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_page_opens_with_an_introduction_in_plain_text(kind):
    for key, row in read_rows(kind).items():
        if key in TOLD_ELSEWHERE:
            continue
        for language in LANGUAGES:
            intro = row["intro"][language]
            assert len(intro) <= 500, key
            assert intro == strip_tags(intro), key
            assert intro[-1] == ".", key


def test_every_section_of_the_site_has_its_page():
    assert {row["section"] for row in read_rows("pages").values()} == {
        section.code for section in sections.all_sections()
    }


def test_everything_with_a_page_is_published():
    for kind in (*ENTRIES, "visit_kinds"):
        assert {row["state"] for row in read_rows(kind).values()} == {"published"}, kind


def test_every_entry_with_facts_names_its_source():
    without = [
        f"{kind}.{key}"
        for kind in ENTRIES
        for key, row in read_rows(kind).items()
        if not row.get("source_notes") and key not in TOLD_ELSEWHERE
    ]

    # About the site itself, not about the city's relations.
    assert without == ["pages.about", "pages.cookies"]


def test_sanitising_takes_nothing_away_from_rich_text():
    field = Page._meta.get_field("body")

    for path, text in TEXTS:
        if ".body." in path:
            clean = field.sanitized(text).replace("&nbsp;", "\u00a0")
            assert re.sub(r"\s+", "", clean) == re.sub(r"\s+", "", text), path
            assert not re.search(r"<h[23]>\s*</|<p>\s*</p>|<li>\s*</li>", clean), path


def test_texts_name_no_year_that_the_facts_lack():
    for path, text in TEXTS:
        years = re.findall(r"\b(?:1[0-9]|20)\d\d(?=\D|$)", ACT.sub("", text))
        assert set(years) - {"1700"} <= KNOWN_YEARS, path


def test_texts_leave_telephone_and_addresses_to_their_records():
    # A link to another page of the site is none.
    address = re.compile(r'@|<a\b(?! href="/(?:sv|en)/)|https?:|031|404 82|Gustaf Adolfs')
    for path, text in TEXTS:
        if not path.startswith("offices"):
            assert not address.search(text), path


def test_a_sentence_stands_in_one_place_only():
    places = defaultdict(list)
    for path, text in TEXTS:
        # A heading may recur, and so may what two pages take from the same source.
        if not re.search(r"\.(?:intro|body|definition|meaning|text)\.", path):
            continue
        blocks = re.sub(r"<h[23]>.*?</h[23]>|</?(?:p|li|ol|ul)>", "\n", text)
        for sentence in re.split(r"(?<=[.?!])\s+|\n+", strip_tags(blocks)):
            if len(sentence.split()) > 3:
                places[path[-2:], sentence.strip()].append(path)

    assert [found for found in places.values() if len(found) > 1] == []


def test_texts_have_the_marks_of_their_language():
    straight = re.compile(r"'|\"|“")
    # A no-break space keeps a number, and what counts, on one line.
    parted = re.compile(r"\d (?:\d{3}\b|km\b)|WCAG \d")
    for path, text in TEXTS:
        words = strip_tags(text)
        assert not straight.search(words), path
        if not path.startswith("offices"):
            assert not parted.search(words), path
        if path.endswith(".sv"):
            assert not re.search("‘", words), path


WORDS_WE_DO_NOT_USE = {
    "sv": r"\b(?:slag(?:et|en)?|frivilligt?|personalen|anställda|brev(?:et)?)\b",
    "en": r"\b(?:relation|cooperations|a (?:\S+ )?cooperation|kinds?|telephone|public document)\b",
}


def test_texts_keep_to_the_words_of_the_house():
    for path, text in TEXTS:
        assert not re.search(WORDS_WE_DO_NOT_USE[path[-2:]], strip_tags(text), re.I), path


MOST_LIX = 45


def lix(text):
    """Björnsson's readability index: words a sentence, and the percentage of long words."""
    sentences = [part.split() for part in re.split(r"[.:!?]\s|\n+", text) if part.strip()]
    words = [re.sub(r"\W", "", word) for sentence in sentences for word in sentence]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_long_swedish_texts_are_easy_to_read():
    blocks = re.compile(r"</(?:p|li|h\d)>")
    indices = {
        path: lix(strip_tags(blocks.sub("\n", text)))
        for path, text in TEXTS
        if path.endswith(".sv") and len(strip_tags(text).split()) > 100
    }

    assert indices
    assert {path: index for path, index in indices.items() if index >= MOST_LIX} == {}


def test_the_one_misspelling_of_a_source_is_not_repeated():
    for path, text in TEXTS:
        assert not re.search(r"\bTallin\b", text), path
