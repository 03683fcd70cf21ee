"""Searching text: the same rows are found on SQLite and on PostgreSQL."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from publishing.sqlite import fold, like
from relations.models import City
from tests.relations.factories import make_city


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "term", "is_found"),
    [
        ("Åbo", "åbo", True),
        ("ÅRHUS", "århus", True),
        ("ærø", "ÆRØ", True),
        ("Łódź", "łÓDŹ", True),
        ("Αθήνα", "αθήνΑ", True),
        ("Київ", "КИЇВ", True),
        ("Ærø, Århus och Åbo", "århus", True),
        ("två\nrader", "Å\nR", True),
        # Diacritics count, on both databases.
        ("Åbo", "abo", False),
        ("Kraków", "krakow", False),
        # "ß" has no single capital letter.
        ("Straße", "STRASSE", False),
        ("Straße", "STRAßE", True),
        # The wildcards of LIKE are plain characters.
        ("50 % av allt", "0 %", True),
        ("50 procent", "5%", False),
        ("a_b", "A_B", True),
        ("axb", "a_b", False),
        (r"a\b", r"A\B", True),
        ("", "a", False),
    ],
)
def test_a_search_ignores_case_and_nothing_else(text, term, is_found):
    make_city(name_sv="Kiel", intro_sv=text)

    assert City.objects.filter(intro_sv__icontains=term).exists() is is_found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lookup", "term", "is_found"),
    [
        ("iexact", "ÅBO STAD", True),
        ("iexact", "ÅBO", False),
        ("istartswith", "åb", True),
        ("istartswith", "bo", False),
        ("iendswith", "STAD", True),
        ("iendswith", "åbo", False),
        ("icontains", "", True),
    ],
)
def test_other_lookups_without_case(lookup, term, is_found):
    make_city(name_sv="Åbo stad")

    assert City.objects.filter(**{f"name_sv__{lookup}": term}).exists() is is_found


@pytest.mark.django_db
@pytest.mark.parametrize("term", ["ÅBO", "åbo", "stad I", "  finland   åBO "])
def test_the_search_of_the_admin_ignores_case(client, term):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    make_city(name_sv="Åbo", name_en="Turku", intro_sv="Stad i Finland.")
    make_city(name_sv="Kiel", name_en="Kiel")

    html = client.get(
        reverse("admin:relations_city_changelist"), {"q": term}, secure=True
    ).content.decode()

    assert ">Åbo</span></a>" in html
    assert ">Kiel</span></a>" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pattern", "is_found"), [("%b_", True), ("å%O", True), ("_b_", True), ("%b", False)]
)
def test_wildcards_in_handwritten_sql(pattern, is_found):
    with connection.cursor() as cursor:
        cursor.execute("SELECT UPPER(%s) LIKE UPPER(%s)", ["Åbo", pattern])
        assert bool(cursor.fetchone()[0]) is is_found


def test_like_with_null_is_null():
    assert like(None, "a") is None
    assert like("a", None) is None


def test_like_takes_numbers_as_text():
    assert like("%02%", 2026)


@given(st.text(), st.text())
def test_every_text_contains_its_parts(start, end):
    pattern = "%" + end.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"

    assert like(pattern, start + end, "\\")


@given(st.text())
def test_folding_keeps_the_number_of_characters(text):
    assert len(fold(text)) == len(text)
