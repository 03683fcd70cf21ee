import csv
import io

import pytest
from django.utils import timezone, translation

from contact.cases import transitions
from contact.disclosure import export
from contact.models import Answer, Case, SenderAddition
from tests.contact.factories import HANDLER, make_registered_case, make_staff


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(text):
    assert export.escape_csv_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Hej", "1+1=2", "'=1", " hej", "å@example.org"])
def test_an_ordinary_cell_stays_as_it_is(text):
    assert export.escape_csv_formula(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Skriv till anna.berg+x@example.org.", "Skriv till [maskerat]."),
        ("<anna@göteborg.se>", "<[maskerat]>"),
        ("Ring 031-365 00 00!", "Ring [maskerat]!"),
        ("Ring +46 (0)31 365 00 00", "Ring [maskerat]"),
        ("tel 0701234567", "tel [maskerat]"),
        ("född 19800101-1234", "född [maskerat]"),
        ("800101+1234 och 198001011234", "[maskerat] och [maskerat]"),
        ("Anna Berg och ANNA BERG", "[maskerat] och [maskerat]"),
        # As word processors, other keyboards and other programs write the same.
        ("Anna\nBerg, Anna\u00a0 Berg, An\u00adna Berg", "[maskerat], [maskerat], [maskerat]"),
        ("A\u030asa", "[maskerat]"),
        ("Ring 031\u2011365 00 00 eller 031–365 00 00", "Ring [maskerat] eller [maskerat]"),
        ("född 800101–1234, 800101\u20111234", "född [maskerat], [maskerat]"),
        ("Den 2026-11-22, åren 1994-1999, 5 000 tecken", None),
        ("Ärende 2026-0012 om GI-2346-79CD", None),
        ("https://example.org/sv/kontakt/", None),
    ],
)
def test_the_mask_takes_away_addresses_numbers_and_given_names(text, masked):
    mask = export.Mask(True, ["Anna Berg", "  ", "\u200b", "Åsa"])

    assert mask(text) == (text if masked is None else masked)


def test_without_the_mask_the_text_is_unchanged():
    text = "Anna Berg, anna@example.org, 031-365 00 00"

    assert export.Mask(False, ["Anna Berg"])(text) == text


def full_case():
    handler = make_staff("omar", HANDLER, first_name="Omar")
    case = make_registered_case(
        subject="=cmd", message="@Anna Berg\nanna@example.org", email="anna@example.org"
    )
    SenderAddition.objects.create(case=case, text="Ring 031-365 00 00")
    Answer.objects.create(case=case, text="Hej Anna Berg; hej", language="sv", author_name="Omar")
    transitions.add_note(case, "Anna Berg ringde", handler)
    return case


def table(mask):
    text = export.as_csv(export.case_exports(Case.objects.order_by("pk"), mask))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("sv", ["Löpnummer", "Ärendemening", "Meddelande"]),
        ("en", ["Serial number", "Case title", "Message"]),
    ],
)
def test_the_table_has_one_line_for_each_case_with_headings_in_the_language(language, headings):
    full_case()
    make_registered_case(message="En annan")

    with translation.override(language):
        head, first, second = table(export.Mask(False))

    assert set(headings) <= set(head)
    assert len(head) == len(first) == len(second)
    line = dict(zip(head, first, strict=True))
    assert line[headings[0]] == f"{timezone.localdate().year}-0001"
    assert line[headings[2]] == "'@Anna Berg\nanna@example.org"
    assert "'=cmd" in first
    assert "Hej Anna Berg; hej" in first[-1]
    assert "031-365 00 00" in first[-1]
    assert "Anna Berg ringde" in first[-1]


@pytest.mark.django_db
def test_the_masked_table_names_no_known_person():
    full_case()

    text = repr(table(export.Mask(True, ["Anna Berg"])))

    for gone in ("Anna", "example.org", "031"):
        assert gone not in text
    assert "[maskerat]" in text


@pytest.mark.django_db
def test_an_empty_set_is_an_empty_table():
    assert table(export.Mask(True)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_the_same_for_one_and_for_many(count, django_assert_num_queries):
    for _number in range(count):
        make_registered_case()

    with django_assert_num_queries(4):
        table(export.Mask(True))
