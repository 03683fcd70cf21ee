"""The wheel of hosts: the friendship towns in turn, drawn from records already fetched."""

from django import template
from django.utils.translation import gettext as _

from relations.chart import wheel
from relations.chart.svg import path_data, svg_numbers
from relations.rotation import has_order

register = template.Library()


@register.inclusion_tag("relations/_host_wheel.html")
def host_wheel(hosts, coming):
    """The towns in the order in which they host, each with its next year; none without an order."""
    if not has_order(hosts):
        return {}
    hosts = sorted(hosts, key=lambda host: host.turn)
    years = {}
    for meeting in coming:
        years.setdefault(meeting.host.pk, meeting.year)
    notes = [str(years.get(host.pk, "")) for host in hosts]
    radius, places = wheel.stations([host.name.value for host in hosts], notes)
    next_host = coming[0].host.pk if coming else None
    stations = [
        _station(place, host, note, host.pk == next_host)
        for place, host, note in zip(places, hosts, notes, strict=True)
    ]
    return {
        "view": svg_numbers(-wheel.EXTENT, -wheel.EXTENT, 2 * wheel.EXTENT, 2 * wheel.EXTENT),
        "dial": svg_numbers(wheel.DIAL),
        "outer": svg_numbers(wheel.DIAL + wheel.RIM_WIDTH),
        "rim": svg_numbers(wheel.DIAL + wheel.RIM_WIDTH / 2),
        "ring": svg_numbers(radius - 15),
        "arrows": _arrows([host.pk == next_host for host in hosts], radius),
        "stations": stations,
        "numbered": [station for station in stations if station["number"]],
        "next": _centre(coming[0], radius) if coming else None,
        "description": _description(hosts, notes),
    }


def _description(hosts, notes):
    """What the wheel shows, for those who do not see it."""
    turns = [f"{host.name.value} {note}".strip() for host, note in zip(hosts, notes, strict=True)]
    return _("The towns take turns as host: %(towns)s") % {"towns": ", ".join(turns)}


def _station(place, host, note, is_next):
    lines = [
        (svg_numbers(place.baseline + n * wheel.LINE_HEIGHT), line)
        for n, line in enumerate(place.lines)
    ]
    return {
        "at": svg_numbers(place.x, place.y),
        "anchor": place.anchor,
        "x": svg_numbers(place.label_x),
        "lines": lines[:-1] if note else lines,
        "year": lines[-1] if note else None,
        "note": note,
        "number": place.number,
        "is_next": is_next,
        "is_home": host.city_id is None,
        "name": host.name,
    }


def _centre(meeting, radius):
    """The next host's name and year; nothing where the name finds no room."""
    size = wheel.centre_size(meeting.host.name.value, radius)
    return size and {"name": meeting.host.name, "year": meeting.year, "size": size}


def _arrows(are_next, radius):
    """From each town to the one after it; the one to the next host stands out."""
    number, size = len(are_next), svg_numbers(radius)
    lines = zip(wheel.arrows(number, radius), wheel.arrow_heads(number, radius), strict=True)
    return [
        {
            "d": f"M{svg_numbers(*start)}A{size} {size} 0 0 1 {svg_numbers(*end)}{path_data(head)}",
            "is_next": are_next[(index + 1) % number],
        }
        for index, ((start, end), head) in enumerate(lines)
    ]
