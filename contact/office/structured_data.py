"""The office as schema.org describes it, for search engines."""

import re

from django.conf import settings
from django.utils.translation import get_language

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def office_data(office):
    visiting = visiting_address(office.visiting_address)
    postal = postal_address(_in_language(office, "postal_address"))
    place = {
        "@type": "Place",
        "name": _in_language(office, "name"),
        "address": visiting,
        "openingHoursSpecification": [opening_hours(part) for part in office.hours],
    }
    if office.point:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": office.latitude,
            "longitude": office.longitude,
        }
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentOrganization",
            "@id": f"{settings.SITE_URL}/#office",
            "name": _in_language(office, "name"),
            "parentOrganization": _without_empty(
                {"@type": "GovernmentOrganization", "name": _in_language(office, "organisation")}
            ),
            "telephone": office.telephone_from_abroad or office.telephone,
            "email": office.email,
            "address": [address for address in (visiting, postal) if address],
            "location": _without_empty(place),
        }
    )


def visiting_address(written):
    """“Street 1, Town”: what comes before the last comma is the street."""
    street, _comma, town = written.rpartition(",")
    return _address(streetAddress=street.strip(), addressLocality=town.strip())


def postal_address(written):
    """“Addressee, 123 45 Town”: what comes before the last comma is the addressee."""
    addressee, _comma, place = written.rpartition(",")
    postcode, town = re.fullmatch(r"(\d{3} ?\d{2})?\s*(.*)", place.strip()).groups()
    return _address(name=addressee.strip(), postalCode=postcode, addressLocality=town)


def _address(**parts):
    parts = _without_empty(parts)
    return {"@type": "PostalAddress", **parts, "addressCountry": "SE"} if parts else {}


def opening_hours(part):
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


def _in_language(record, field):
    """In the page's language, or in the other where that is all there is."""
    codes = (get_language(), *(code for code, _name in settings.LANGUAGES))
    return next(filter(None, (getattr(record, f"{field}_{code}") for code in codes)), "")


def _without_empty(data):
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
