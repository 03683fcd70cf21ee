"""Records as schema.org describes them, for search engines."""

from django.conf import settings
from django.utils.translation import gettext as _

from publishing.language import shown_text


def _absolute(path):
    return f"{settings.SITE_URL}{path}"


def _without_empty(data):
    return {name: value for name, value in data.items() if value}


def city_data(city):
    """A City, and as what it is related to Gothenburg."""
    point = None
    if city.latitude is not None:
        point = {
            "@type": "GeoCoordinates",
            "latitude": float(city.latitude),
            "longitude": float(city.longitude),
        }
    same_as = [f"https://www.wikidata.org/entity/{city.wikidata}"] if city.wikidata else []
    relation = shown_text(city.kind, "name").value
    status = shown_text(city.status, "name").value
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "City",
            "name": city.shown_title.value,
            "alternateName": city.own_name,
            "description": shown_text(city, "intro").value,
            "url": city.website,
            "mainEntityOfPage": _absolute(city.get_absolute_url()),
            "containedInPlace": {"@type": "Country", "name": city.country_name},
            "geo": point,
            "sameAs": same_as,
            "additionalProperty": {
                "@type": "PropertyValue",
                "name": _("Relation to Gothenburg"),
                "value": f"{relation}, {status}",
            },
        }
    )


def network_data(network):
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": network.shown_title.value,
            "alternateName": network.acronym,
            "description": shown_text(network, "intro").value,
            "url": network.website,
            "foundingDate": str(network.founded_year or ""),
            "mainEntityOfPage": _absolute(network.get_absolute_url()),
        }
    )
