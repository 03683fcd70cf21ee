"""What a telephone dials for a number as staff write it, and what is refused at the field."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.contact.factories import make_office

pytestmark = pytest.mark.django_db

NUMBER = "+46313650000"
NO_NUMBERS = [
    "031-365 00 00, 031-365 00 01",
    "031-365 00 00 / 01",
    "031-365 00 00 eller 031-365 00 01",
    "365 00 00",
    "031-365 00 00 (växel)",
    "ring oss",
    "031-365 00 00 ankn",
    "031-365 00 00, 01",
    "031-365 00 00; 01",
    "031-365 00 00 ankn 12, 13",
    "08-12 34 56/57",
    "08-12 34 56-57",
    "08-12 34 56 \u2013 57",
    "031-ring oss",
]


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("031-365 00 00", NUMBER),
        ("+46 (0)31-365 00 00", NUMBER),
        ("+46 31 365 00 00", NUMBER),
        ("031\u2011365\u00a000\u00a000", NUMBER),
        ("031-365 00 00 ankn 12", f"{NUMBER};ext=12"),
        ("031-365 00 00, anknytning 12", f"{NUMBER};ext=12"),
        ("+46 (0)31-365 00 00 ankn. 12", f"{NUMBER};ext=12"),
        ("031-365 00 00 ext. 12", f"{NUMBER};ext=12"),
        ("031-365 00 00 (ankn 12)", f"{NUMBER};ext=12"),
        ("031-365 00 00 x12", f"{NUMBER};ext=12"),
        ("Tel. 031 \u2013 365 00 00", NUMBER),
        ("+46 31-365-00-00", NUMBER),
        ("0046 31 365 00 00", NUMBER),
        ("+47 22 22 22 22", "+4722222222"),
    ],
)
@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_a_link_dials_the_number(client, path, written, dialled):
    office = make_office(telephone=written, telephone_from_abroad="")
    office.full_clean()

    html = client.get(path).content.decode()

    assert f'<a href="tel:{dialled}">{written}</a>' in html


def test_a_telephone_dials_the_number_from_abroad_where_there_is_one(client):
    make_office(telephone="031-365 00 00", telephone_from_abroad="+46 (0)31-365 00 00 ext 12")

    html = client.get("/sv/").content.decode()

    assert f'<a href="tel:{NUMBER};ext=12">031-365 00 00</a>' in html


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Skriv ett enda telefonnummer, med riktnummer"), ("en", "Write one phone number")],
)
@pytest.mark.parametrize("written", NO_NUMBERS)
def test_an_invalid_number_is_refused_at_the_field(written, language, said):
    office = make_office(telephone=written)

    with translation.override(language), pytest.raises(ValidationError) as refused:
        office.full_clean()
    with translation.override(language):
        messages = refused.value.message_dict

    assert list(messages) == ["telephone"]
    assert said in messages["telephone"][0]


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "börjar med landsnumret"), ("en", "begins with the country code")]
)
@pytest.mark.parametrize("written", [*NO_NUMBERS, "031-365 00 00", "0046 31 365 00 00"])
def test_a_number_from_abroad_has_its_country_code(written, language, said):
    office = make_office(telephone_from_abroad=written)

    with translation.override(language), pytest.raises(ValidationError) as refused:
        office.full_clean()
    with translation.override(language):
        messages = refused.value.message_dict

    assert list(messages) == ["telephone_from_abroad"]
    assert said in messages["telephone_from_abroad"][0]


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_an_invalid_number_is_shown_without_a_link(client, path):
    make_office(telephone="ring oss", telephone_from_abroad="")

    html = client.get(path).content.decode()

    assert "ring oss" in html
    assert "tel:" not in html
