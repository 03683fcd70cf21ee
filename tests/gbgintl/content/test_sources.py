"""Which documents there are, and what the sources of the content say and do not say."""

import re

import pytest

from gbgintl.initial_content.loader import content_models, read_rows
from tests.gbgintl.content.rows import value_at


def test_documents_hang_where_a_reader_looks_for_them():
    assert value_at("pages", "networks/documents") == ["memberships"]
    assert "documents" not in value_at("cities", "shanghai")
    assert value_at("projects", "sustainable-mobility/documents") == [
        "mobility-year-1",
        "mobility-year-2",
        "mobility-year-3",
        "mobility-final",
    ]
    assert value_at("cooperations", "go/documents") == ["go-transport-facts"]
    assert value_at("cooperations", "declarations-of-intent/documents") == [
        "cooperation-guidelines"
    ]
    assert value_at("pages", "friendship-towns/documents") == [
        "position-paper",
        "vision-and-strategies",
        "work-guidelines",
    ]


def test_what_was_only_a_link_is_no_document():
    assert {row["kind"] for row in read_rows("documents").values()} == {
        "policy",
        "report",
        "list",
        "facts",
    }
    assert len(read_rows("documents")) == 10


def test_the_position_paper_gives_its_four_parts():
    body = value_at("documents", "position-paper/body")

    assert {language: text.count("<li>") for language, text in body.items()} == {"sv": 4, "en": 4}


def all_notes():
    return [
        (f"{kind}.{key}", note)
        for kind in content_models()
        for key, row in read_rows(kind).items()
        for note in row.get("source_notes", [])
    ]


def test_no_reader_is_told_of_a_disagreement_that_the_city_has_settled():
    assert [path for path, note in all_notes() if "other_source" in note] == []


def test_a_source_has_a_name_of_its_own():
    for key, row in read_rows("sources").items():
        assert "llmänt känt" not in row["title"]["sv"], key
        assert "eneral knowledge" not in row["title"]["en"], key


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("accessibility", ["(2018:1937)", "(2018:1938)"]),
        ("personal-data", ["2016/679", "(1949:105)"]),
    ],
)
def test_what_the_law_says_names_the_act(page, numbers):
    notes = value_at("pages", f"{page}/source_notes")
    titles = [read_rows("sources")[note["source"]]["title"] for note in notes]

    for language in ("sv", "en"):
        text = " ".join(title[language] for title in titles)
        assert [number for number in numbers if number not in text] == []


def test_active_is_our_own_word_and_has_no_source():
    for path, note in all_notes():
        assert "aktiv" not in note["fact"]["sv"].casefold(), path
        assert not re.search(r"\bactive\b", note["fact"]["en"].casefold()), path


def test_undated_figures_say_so():
    for kind, key, source in (("networks", "eurocities", "a"), ("pages", "networks", "d")):
        notes = value_at(kind, f"{key}/source_notes")
        undated = [note for note in notes if "odaterad" in note["fact"]["sv"]]
        assert [note["source"] for note in undated] == [source]
        assert "undated" in undated[0]["fact"]["en"]
        assert "as_of" not in undated[0]


def test_no_source_says_of_a_single_dormant_city_that_anything_goes_on():
    for key, row in read_rows("cities").items():
        if row["status"] == "dormant":
            assert not any(moment.get("is_active") for moment in row.get("milestones", []))
            for field in ("intro", "body"):
                text = row.get(field, {"sv": "", "en": ""})
                assert "fortsätter" not in text["sv"], key
                assert "förny" not in text["sv"], key
                assert "goes on" not in text["en"], key
                assert "renewed" not in text["en"], key
