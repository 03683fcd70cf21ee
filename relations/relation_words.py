"""What a relation to a city is called, from the names that staff have given to kind and status."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from publishing.language import lowercase_first, shown_text
from publishing.partial_dates import display_partial_date

from .models import City, RelationTerm


def number_in_words(number: int) -> str:
    """Up to twelve as a word, before the name of what is counted."""
    words = (
        pgettext("number", "one"),
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return words[number - 1] if 0 < number <= len(words) else str(number)


def _name(term: RelationTerm, number: int = 1) -> str:
    return shown_text(term, "name" if number == 1 else "plural_name").value


def relation_name(city: City) -> str:
    """“Dormant partner city”."""
    return pgettext("relation to a city", "%(status)s %(kind)s") % {
        "status": _name(city.status),
        "kind": lowercase_first(_name(city.kind)),
    }


def group_heading(kind: RelationTerm, status: RelationTerm, number: int) -> str:
    """“Partner cities, dormant”; of a single city in the singular."""
    return pgettext("cities of one kind and status", "%(kind)s, %(status)s") % {
        "kind": _name(kind, number),
        "status": lowercase_first(_name(status, number)),
    }


def siblings_heading(city: City, number: int) -> str:
    """“One of nine partner cities with a dormant agreement”, of so many in all."""
    if city.is_dormant:
        sentence = _("One of %(number)s %(cities)s with a dormant agreement")
    elif city.is_active and not city.is_friendship_town:
        sentence = _("One of %(number)s %(cities)s with active cooperation")
    else:
        sentence = _("One of %(number)s %(cities)s")
    return sentence % {
        "number": number_in_words(number),
        "cities": lowercase_first(_name(city.kind, number)),
    }


def projects_heading(projects) -> str:
    """“Five projects from spring 2013”, where all were granted support at once."""
    granted = {project.granted for project in projects}
    if len(projects) < 2 or len(granted) != 1 or granted == {""}:
        return _("Projects")
    sentence = pgettext("several projects", "%(number)s projects from %(date)s") % {
        "number": number_in_words(len(projects)),
        "date": display_partial_date(granted.pop()),
    }
    return sentence[:1].upper() + sentence[1:]
