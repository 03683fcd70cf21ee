"""The wheel of hosts: the friendship towns in turn, drawn from records already fetched."""

from django import template

from relations.chart import wheel
from relations.chart.svg import path_data, svg_numbers

register = template.Library()


@register.inclusion_tag("relations/_host_wheel.html")
def host_wheel(hosts, coming):
    """The rotation of hosts as a wheel; arrows and years only where they are recorded."""
    hosts = list(hosts)
    has_order = bool(hosts) and all(host.turn for host in hosts)
    if has_order:
        hosts.sort(key=lambda host: host.turn)
    years = {}
    for meeting in coming:
        years.setdefault(meeting.host.pk, meeting)
    names = [host.name for host in hosts]
    notes = [str(years[host.pk].year) if host.pk in years else "" for host in hosts]
    places = wheel.stations([name.value for name in names], notes)
    extent = wheel.extent(places)
    next_host = coming[0].host.pk if coming else None
    return {
        "view": svg_numbers(extent.left, extent.top, wheel.WIDTH, extent.bottom - extent.top),
        "middle": [svg_numbers(number) for number in wheel.MIDDLE],
        "radius": svg_numbers(wheel.RADIUS),
        "names": names,
        "has_order": has_order,
        "has_years": bool(years),
        "has_unconfirmed_years": any(not meeting.is_recorded for meeting in years.values()),
        "arrows": _arrows(len(hosts)) if has_order else [],
        "stations": [
            _station(place, host, name, years.get(host.pk), host.pk == next_host)
            for place, host, name in zip(places, hosts, names, strict=True)
        ],
    }


def _station(place, host, name, meeting, is_next):
    lines = [
        (svg_numbers(place.baseline + n * wheel.LINE_HEIGHT), line)
        for n, line in enumerate(place.lines)
    ]
    return {
        "at": svg_numbers(place.x, place.y),
        "anchor": place.anchor,
        "x": svg_numbers(place.label_x),
        "lines": lines[:-1] if meeting else lines,
        "year": lines[-1] if meeting else None,
        "is_recorded": bool(meeting and meeting.is_recorded),
        "is_next": is_next,
        "is_home": host.city_id is None,
        "lang": name.lang,
        "name": name,
    }


def _arrows(number):
    radius = svg_numbers(wheel.RADIUS)
    return [
        f"M{svg_numbers(*start)}A{radius} {radius} 0 0 1 {svg_numbers(*end)}{path_data(head)}"
        for (start, end), head in zip(wheel.arrows(number), wheel.arrow_heads(number), strict=True)
    ]
