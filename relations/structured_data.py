"""Records as schema.org describes them, for search engines."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from publishing.language import lowercase_first, shown_text
from publishing.structured_data import absolute_url, geo_coordinates, without_empty

from .models import City, LocalName, Network


def city_data(city: City, other_names: Iterable[LocalName]) -> dict:
    """A City, and as what it is related to Gothenburg."""
    same_as = [f"https://www.wikidata.org/entity/{city.wikidata}"] if city.wikidata else []
    relation = shown_text(city.kind, "name").value
    status = shown_text(city.status, "name").value
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "City",
            "name": city.shown_title.value,
            "alternateName": [name.name for name in other_names],
            "description": shown_text(city, "intro").value,
            "url": city.website,
            "mainEntityOfPage": absolute_url(city.get_absolute_url()),
            "containedInPlace": {"@type": "Country", "name": city.country_name},
            "geo": geo_coordinates(city.latitude, city.longitude),
            "sameAs": same_as,
            "additionalProperty": {
                "@type": "PropertyValue",
                "name": _("Relationship with Gothenburg"),
                "value": f"{relation}, {lowercase_first(status)}",
            },
        }
    )


def network_data(network: Network) -> dict:
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": network.shown_title.value,
            "alternateName": network.acronym,
            "description": shown_text(network, "intro").value,
            "url": network.website,
            "foundingDate": str(network.founded_year or ""),
            "mainEntityOfPage": absolute_url(network.get_absolute_url()),
        }
    )
