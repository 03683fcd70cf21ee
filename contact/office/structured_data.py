"""The office as schema.org describes it, for search engines."""

import re

from publishing.language import shown_text
from publishing.structured_data import absolute_url, geo_coordinates, without_empty

from .models import Office, OpeningHours

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def office_data(office: Office) -> dict:
    name = shown_text(office, "name").value
    organisation = shown_text(office, "organisation").value
    visiting = visiting_address(office.visiting_address)
    postal = postal_address(shown_text(office, "postal_address").value)
    place = {
        "@type": "Place",
        "name": name,
        "address": visiting,
        "openingHoursSpecification": [opening_hours(part) for part in office.hours],
        "geo": geo_coordinates(office.latitude, office.longitude),
    }
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentOrganization",
            "@id": absolute_url("/#office"),
            "name": name,
            "parentOrganization": without_empty(
                {
                    "@type": "GovernmentOrganization",
                    "name": organisation,
                }
            ),
            "telephone": office.telephone_from_abroad or office.telephone,
            "email": office.email,
            "address": [address for address in (visiting, postal) if address],
            "location": without_empty(place),
        }
    )


def visiting_address(written: str) -> dict:
    """“Street 1, Town”: what comes before the last comma is the street."""
    street, _comma, town = written.rpartition(",")
    return _address(streetAddress=street.strip(), addressLocality=town.strip())


def postal_address(written: str) -> dict:
    """“Addressee, 123 45 Town”: what comes before the last comma is the addressee."""
    addressee, _comma, place = written.rpartition(",")
    postcode, town = re.fullmatch(r"(\d{3} ?\d{2})?\s*(.*)", place.strip()).groups()
    return _address(name=addressee.strip(), postalCode=postcode, addressLocality=town)


def _address(**parts: str | None) -> dict:
    parts = without_empty(parts)
    return {"@type": "PostalAddress", **parts, "addressCountry": "SE"} if parts else {}


def opening_hours(part: OpeningHours) -> dict:
    """Hours on a weekday or a date; a closed day is one of no length."""
    specification = {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00" if part.is_closed else f"{part.opens:%H:%M}",
        "closes": "00:00" if part.is_closed else f"{part.closes:%H:%M}",
    }
    if part.date:
        specification |= {
            "validFrom": part.date.isoformat(),
            "validThrough": part.date.isoformat(),
        }
    else:
        specification["dayOfWeek"] = f"https://schema.org/{DAYS[part.weekday]}"
    return specification
