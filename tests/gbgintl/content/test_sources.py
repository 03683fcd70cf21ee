"""Which documents there are, and what the sources of the content say and do not say."""

import pytest

from gbgintl.initial_content.loader import read_rows
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


DISAGREEMENTS = [
    ("pages", "contact", "b", "Stadsledningskontoret", "d", "Göteborgs Stad"),
]


@pytest.mark.parametrize(
    ("kind", "key", "source", "fact", "other_source", "statement"), DISAGREEMENTS
)
def test_where_sources_disagree_both_are_given(kind, key, source, fact, other_source, statement):
    notes = [note for note in value_at(kind, f"{key}/source_notes") if "other_source" in note]

    (note,) = notes
    assert (note["source"], note["other_source"]) == (source, other_source)
    for language in ("sv", "en"):
        assert fact in note["fact"][language]
        assert statement in note["other_statement"][language]


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
