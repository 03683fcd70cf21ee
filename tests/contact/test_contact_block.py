import datetime as dt
import json
import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import strip_tags

from contact.models import Office
from contact.office.structured_data import postal_address, visiting_address
from tests.contact.factories import make_hours, make_office


def render(language="sv", path="/sv/", tag="{% contact_block %}"):
    request = RequestFactory().get(path)
    with translation.override(language):
        return Template("{% load contact %}" + tag).render(Context({"request": request}))


def words(html):
    html = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    return " ".join(strip_tags(html).split())


def structured(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


PARTS = {
    "sv": [
        "Fråga stadsledningskontoret",
        "Vi tar emot frågor om och synpunkter",
        "Telefon 031-365 00 00 Göteborgs Stads kontaktcenter svarar.",
        "Från utlandet +46 31 365 00 00",
        "Besöksadress Gustaf Adolfs Torg 4A,Göteborg",
        "Visa på karta (OpenStreetMap)",
        "Öppettider Se öppettiderna",
        "Postadress Stadsledningskontoret,404 82 Göteborg",
        "Skriv till oss",
    ],
    "en": [
        "Ask the City Executive Office",
        "We take questions and comments",
        "Phone 031-365 00 00 The City of Gothenburg’s contact centre answers.",
        "From abroad +46 31 365 00 00",
        "Visiting address Gustaf Adolfs Torg 4A,Göteborg",
        "Show on a map (OpenStreetMap)",
        "Opening hours See the opening hours",
        "Postal address Göteborgs Stad,404 82 Göteborg",
        "Write to us",
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_parts_always_come_in_the_same_order(language):
    make_office()
    make_hours(weekday=0)

    shown = words(render(language))

    places = [shown.find(part) for part in PARTS[language]]
    assert -1 not in places, shown
    assert places == sorted(places)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_point_on_the_map_is_no_text_to_read(language):
    make_office()

    assert "57.7" not in words(render(language))


@pytest.mark.django_db
def test_the_contact_centre_is_named_with_its_own_number_only():
    make_office(telephone="031-365 12 34", telephone_from_abroad="+46 31 365 12 34")

    shown = words(render("en"))

    assert "031-365 12 34" in shown
    assert "contact centre" not in shown


@pytest.mark.django_db
def test_a_page_with_a_form_has_no_button_to_the_form():
    make_office()

    assert "contact-block-form" not in render(tag="{% contact_block with_button=False %}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("sv", ["Öppettider", "måndag: 09.00 till 16.00", "24 december 2099: stängt (julafton)"]),
        (
            "en",
            ["Opening hours", "Monday: 09:00 to 16:00", "24 December 2099: closed (Christmas Eve)"],
        ),
    ],
)
def test_the_contact_page_has_the_opening_hours_that_the_block_links_to(client, language, parts):
    make_office()
    make_hours(weekday=0)
    make_hours(
        date=dt.date(2099, 12, 24),
        is_closed=True,
        opens=None,
        closes=None,
        note_sv="julafton",
        note_en="Christmas Eve",
    )
    link = re.search(r'href="(.*?)#opening-hours"', render(language))[1]

    html = client.get(link).content.decode()

    shown = words(html[html.index('id="opening-hours"') - 50 : html.index("<form")])
    places = [shown.find(part) for part in parts]
    assert -1 not in places, shown
    assert places == sorted(places)


@pytest.mark.django_db
def test_without_opening_hours_nothing_leads_to_them(client):
    make_office()

    html = client.get("/sv/kontakt/").content.decode()

    assert "opening-hours" not in html


@pytest.mark.django_db
def test_an_empty_part_shows_no_heading():
    make_office(telephone="", visiting_address="", postal_address_sv="", postal_address_en="")

    shown = words(render())

    for heading in ("Telefon", "E-post", "Besöksadress", "Postadress", "Öppettider"):
        assert heading not in shown


@pytest.mark.django_db
def test_telephone_and_map_are_links():
    make_office()

    html = render("en")

    assert 'href="tel:+46313650000"' in html
    assert (
        'href="https://www.openstreetmap.org/?mlat=57.70739467390328&amp;mlon=11.966450219140533#'
        in html
    )


@pytest.mark.django_db
@pytest.mark.parametrize("days", [0, 7])
def test_the_block_costs_two_queries_however_many_hours(days, django_assert_num_queries):
    make_office()
    for weekday in range(days):
        make_hours(weekday=weekday)

    with django_assert_num_queries(2):
        render()


@pytest.mark.django_db
def test_the_link_to_the_form_names_the_page():
    make_office()

    assert 'href="/en/contact/?page=%2Fen%2Fvisits%2F"' in render("en", "/en/visits/")
    assert 'href="/sv/kontakt/"' in render("sv", "/sv/kontakt/")


@pytest.mark.django_db
def test_without_an_office_the_link_to_the_form_remains():
    shown = words(render("en"))

    assert shown == "Contact Write to us"


def test_with_the_database_down_the_last_known_office_is_shown(database_down):
    make_office()
    render()

    with database_down():
        shown = words(render("en"))

    assert "City Executive Office" in shown


def test_with_the_database_down_and_nothing_known_the_link_to_the_form_remains(database_down):
    with database_down():
        assert words(render("en")) == "Contact Write to us"


@pytest.mark.django_db
def test_a_changed_office_is_shown_at_once():
    office = make_office()
    render()
    office.name_sv = "Nytt kontor"
    office.save()

    assert "Fråga nytt kontor" in words(render())


@pytest.mark.django_db
def test_a_name_in_one_language_only_is_marked_with_its_language():
    make_office()
    Office.objects.update(name_en="")

    assert 'Ask the <span lang="sv">stadsledningskontoret</span></h2>' in render("en")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "name", "organisation"),
    [
        ("sv", "Stadsledningskontoret", "Göteborgs Stad"),
        ("en", "City Executive Office", "City of Gothenburg"),
    ],
)
def test_structured_data_describes_the_office(language, name, organisation):
    make_office()
    make_hours(weekday=0)
    make_hours(date=dt.date(2099, 12, 24), is_closed=True, opens=None, closes=None)

    data = structured(render(language))

    assert data["@type"] == "GovernmentOrganization"
    assert data["name"] == name
    assert data["parentOrganization"]["name"] == organisation
    assert data["telephone"] == "+46 31 365 00 00"
    visiting, postal = data["address"]
    assert visiting["streetAddress"] == "Gustaf Adolfs Torg 4A"
    assert postal["postalCode"] == "404 82"
    assert data["location"]["address"]["streetAddress"] == "Gustaf Adolfs Torg 4A"
    assert data["location"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 57.70739467390328,
        "longitude": 11.966450219140533,
    }
    week, exception = data["location"]["openingHoursSpecification"]
    assert (week["dayOfWeek"], week["opens"]) == ("https://schema.org/Monday", "09:00")
    assert (exception["validFrom"], exception["closes"]) == ("2099-12-24", "00:00")


@pytest.mark.django_db
def test_structured_data_leaves_out_what_is_unknown():
    make_office(latitude=None, longitude=None)

    data = structured(render())

    assert "geo" not in data["location"]
    assert "openingHoursSpecification" not in data["location"]
    assert "email" not in data


@pytest.mark.parametrize(
    ("written", "addressee", "postcode", "town"),
    [
        ("Göteborgs Stad, 404 82 Göteborg", "Göteborgs Stad", "404 82", "Göteborg"),
        ("Staden, Box 1, 40482 Göteborg", "Staden, Box 1", "40482", "Göteborg"),
        ("Göteborg", None, None, "Göteborg"),
        ("", None, None, None),
    ],
)
def test_a_postal_address_is_read_in_its_parts(written, addressee, postcode, town):
    parts = postal_address(written)

    assert parts.get("name") == addressee
    assert parts.get("postalCode") == postcode
    assert parts.get("addressLocality") == town


def test_a_visiting_address_is_read_in_its_parts():
    parts = visiting_address("Gustaf Adolfs Torg 4A, Göteborg")

    assert parts["streetAddress"] == "Gustaf Adolfs Torg 4A"
    assert parts["addressLocality"] == "Göteborg"
    assert visiting_address("") == {}
