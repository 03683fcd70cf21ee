import pytest
from django.db.models.functions import Collate
from hypothesis import given
from hypothesis import strategies as st

from publishing.sorting import COLLATIONS, alphabetical_key
from relations.models import City
from tests.relations.factories import make_city

NAMES = "Örebro Åbo Zürich Århus Ärla Bergen Østfold Ystad Übach Kraków".split()
IN_ORDER = {
    "sv": "Bergen Kraków Übach Ystad Zürich Åbo Århus Ärla Örebro Østfold".split(),
    "en": "Åbo Århus Ärla Bergen Kraków Örebro Østfold Übach Ystad Zürich".split(),
}
LETTERS = st.text(alphabet="abczåäöéüøæÅÄÖ", min_size=1, max_size=6)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_sort_by_the_readers_alphabet_in_python(language):
    assert sorted(NAMES, key=lambda name: alphabetical_key(name, language)) == IN_ORDER[language]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_sort_the_same_in_the_database(language):
    for name in NAMES:
        make_city(name_sv=name, name_en=name)

    names = City.objects.alphabetical(language).values_list(f"name_{language}", flat=True)

    assert list(names) == IN_ORDER[language]


@pytest.mark.django_db
def test_a_city_without_an_english_name_sorts_by_the_name_that_is_shown():
    for name_sv, name_en in [("Åbo", "Turku"), ("Bergen", "Bergen"), ("Malmö", "")]:
        make_city(name_sv=name_sv, name_en=name_en)

    shown = [str(city.shown_title) for city in City.objects.alphabetical("en")]

    assert shown == ["Bergen", "Malmö", "Åbo"]


@given(LETTERS, LETTERS)
def test_swedish_order_compares_letter_by_letter(left, right):
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    plain = {"é": "e", "ü": "y", "ø": "ö", "æ": "ä"}
    expected = [
        [alphabet.index(plain.get(letter, letter)) for letter in text.lower()]
        for text in (left, right)
    ]
    by_key = alphabetical_key(left, "sv")[0] < alphabetical_key(right, "sv")[0]
    assert by_key == (expected[0] < expected[1])


@pytest.mark.django_db
def test_the_database_has_both_collations():
    make_city(name_sv="Åbo", name_en="Turku")

    for name in COLLATIONS.values():
        assert City.objects.order_by(Collate("name_sv", name)).count() == 1
