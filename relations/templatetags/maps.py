"""Template tags for maps and diagrams, drawn from records that the page has already fetched."""

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from publishing.language import shown_text
from relations import local_time
from relations.maps import compass, wheel
from relations.maps.compositions import (
    COMPOSITIONS,
    LABEL_SIZE,
    MapCity,
    draw,
    inset_outline,
)
from relations.maps.placement import LINE_HEIGHT
from relations.maps.sphere import GOTHENBURG, Point, bearing, distance_km
from relations.maps.svg import BOX_ATTRIBUTES, box_attributes, path_data, svg_numbers
from relations.models.vocabulary import ACTIVE, ENDED, FRIENDSHIP_TOWN

register = template.Library()


def _label(label):
    if label is None:
        return None
    return {
        "anchor": label.anchor,
        "x": svg_numbers(label.x),
        "lines": [
            (svg_numbers(label.baseline + n * LABEL_SIZE * LINE_HEIGHT), line)
            for n, line in enumerate(label.lines)
        ],
    }


# CSS class by status; any other status is drawn as dormant.
_STRENGTHS = {ACTIVE: "active", ENDED: "ended"}


def css_classes(city):
    """The CSS classes of a city's mark and arc: shape by kind, strength by status."""
    return (
        "town" if city.kind_id == FRIENDSHIP_TOWN else "partner",
        _STRENGTHS.get(city.status_id, "dormant"),
    )


def _point(city):
    if city.latitude is None or city.longitude is None:
        return None
    return Point(float(city.latitude), float(city.longitude))


@register.inclusion_tag("relations/_map.html")
def relations_map(cities):
    """The map of relations, from cities with their terms in order of priority for labels."""
    cities = {city.pk: city for city in cities if _point(city)}
    map_cities = tuple(
        MapCity(key, city.shown_title.value, _point(city), city.is_active)
        for key, city in cities.items()
    )
    home = _("Gothenburg")
    sheets = []
    for composition in COMPOSITIONS:
        panels = [_panel(drawn, cities) for drawn in draw(composition, map_cities, home)]
        sheets.append(
            {
                "code": composition.code,
                "view": svg_numbers(0, 0, composition.width, composition.height),
                "panels": panels,
                "inset": path_data(inset_outline(composition)),
                "connectors": _inset_connectors(composition),
            }
        )
    kinds = {css_classes(city)[0]: city.kind for city in cities.values()}
    statuses = {css_classes(city)[1]: city.status for city in cities.values()}
    return {
        "sheets": sheets,
        "home": home,
        "kinds": [(look, kinds[look]) for look in ("town", "partner") if look in kinds],
        "statuses": [
            (look, statuses[look]) for look in ("active", "dormant", "ended") if look in statuses
        ],
    }


def _panel(drawn, cities):
    panel = drawn.panel
    return {
        "code": panel.code,
        "view": svg_numbers(*panel.window),
        "window": {
            name: svg_numbers(number)
            for name, number in zip(BOX_ATTRIBUTES, panel.window, strict=True)
        },
        "view_on_sheet": svg_numbers(panel.left, panel.top, panel.width, panel.height),
        "box": box_attributes(panel.box),
        "at": svg_numbers(*drawn.home),
        "home_label": _label(drawn.home_label),
        "marks": [_mark(mark, cities[mark.key]) for mark in drawn.marks],
    }


def _mark(mark, city):
    shape, strength = css_classes(city)
    title = city.shown_title
    return {
        "path": city.get_absolute_url(),
        "name": _("%(city)s, %(country)s. %(kind)s, %(status)s")
        % {
            "city": title.value,
            "country": city.country_name,
            "kind": shown_text(city.kind, "name").value,
            "status": shown_text(city.status, "name").value,
        },
        "lang": title.lang,
        "shape": shape,
        "strength": strength,
        "at": svg_numbers(*mark.point),
        "target": box_attributes(mark.target),
        "label": _label(mark.label),
        "arc": "".join(path_data(piece) for piece in mark.arc if len(piece) > 1),
    }


def _inset_connectors(composition):
    """Two lines from the outline of the inset on the world map to the inset itself."""
    outline = inset_outline(composition)
    left, right = min(x for x, _y in outline), max(x for x, _y in outline)
    top, bottom = min(y for _x, y in outline), max(y for _x, y in outline)
    europe = composition.europe.box
    if composition.world.left > europe.right:
        pairs = [((left, top), (europe.right, europe.top)), ((left, bottom), europe[2:])]
    else:
        pairs = [((left, top), (europe.left, europe.bottom)), ((right, top), europe[2:])]
    return "".join(path_data(pair) for pair in pairs)


def compass_point_names():
    """The sixteen points of the compass in the active language, clockwise from north."""
    return (
        _("north"),
        _("north-north-east"),
        _("north-east"),
        _("east-north-east"),
        _("east"),
        _("east-south-east"),
        _("south-east"),
        _("south-south-east"),
        _("south"),
        _("south-south-west"),
        _("south-west"),
        _("west-south-west"),
        _("west"),
        _("west-north-west"),
        _("north-west"),
        _("north-north-west"),
    )


def format_kilometres(number):
    return _("%(distance)s km") % {"distance": number_format(number, force_grouping=True)}


@register.filter
def way_from_gothenburg(city):
    """Distance and direction as text; empty for a city without coordinates."""
    point = _point(city)
    if point is None:
        return ""
    return _("About %(distance)s from Gothenburg, towards the %(direction)s") % {
        "distance": format_kilometres(compass.round_distance(distance_km(GOTHENBURG, point))),
        "direction": compass_point_names()[compass.point_of_compass(bearing(GOTHENBURG, point))],
    }


@register.inclusion_tag("relations/_emblem.html")
def emblem(city):
    """The city's compass card; nothing for a city without coordinates."""
    point = _point(city)
    if point is None:
        return {}
    card = compass.card_for(point)
    drawn = compass.compass_card(point)
    shape, strength = css_classes(city)
    letters = (
        pgettext("compass", "N"),
        pgettext("compass", "E"),
        pgettext("compass", "S"),
        pgettext("compass", "W"),
    )
    return {
        "shape": shape,
        "strength": strength,
        "land": card.land,
        "land_scale": f"{card.land_scale:.4g}",
        "rings": [
            {
                "radius": svg_numbers(ring.radius),
                "x": svg_numbers(ring.label_at[0]),
                "y": svg_numbers(ring.label_at[1]),
                "text": format_kilometres(ring.kilometres),
            }
            for ring in drawn.rings
        ],
        "rim": svg_numbers(compass.RIM),
        "ticks": "".join(path_data(tick) for tick in compass.ticks()),
        "letters": [
            (svg_numbers(x), svg_numbers(y), letter)
            for (x, y), letter in zip(compass.letter_positions(), letters, strict=True)
        ],
        "needle": path_data([(0, 0), drawn.place]),
        "beyond": path_data([drawn.place, drawn.rim_point]),
        "pointer": path_data(drawn.pointer) + "z",
        "at": svg_numbers(*drawn.place),
        "caption": way_from_gothenburg(city),
    }


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


@register.filter
def time_difference(city):
    """The present difference from Gothenburg's time as text; empty without a time zone."""
    if not city.time_zone:
        return ""
    return local_time.display_difference(city.time_zone, timezone.now())
