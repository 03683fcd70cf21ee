"""Template tags for the chart, drawn from records that the page has already fetched."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from publishing.language import lowercase_first, shown_text
from relations.chart import sheets
from relations.chart.drawing import Place, Rank, draw
from relations.chart.scale import LAND_RADIUS, REGION, polar
from relations.chart.sphere import GOTHENBURG, bearing, distance_km
from relations.chart.svg import box_attributes, path_data, svg_numbers
from relations.directions import (
    NEAR_KM,
    city_point,
    distance_between,
    distance_from_gothenburg,
    kilometres,
)
from relations.models.vocabulary import ENDED, FRIENDSHIP_TOWN

register = template.Library()

# More marks than this nobody can tell apart; the list of cities has them all.
MOST_PLACES = 60
NEEDLE = 13


def strength(city):
    """How strongly a city is drawn: any status but active and ended is drawn as dormant."""
    if city.is_active:
        return "active"
    return "ended" if city.status_id == ENDED else "dormant"


def shape(city):
    return "diamond" if city.kind_id == FRIENDSHIP_TOWN else "circle"


@register.inclusion_tag("relations/_chart.html")
def relations_chart(cities):
    """The world with every relation on it, from cities with their terms."""
    return _chart(sheets.START, [(city, Rank.NAMED) for city in cities]) | {"is_of_all": True}


@register.inclusion_tag("relations/_chart.html")
def city_chart(city, cities):
    """The chart of one city's page: its spoke lit, the others without names but for near ones."""
    here = city_point(city)
    if here is None:
        return {}

    def rank(other):
        kilometres_away = distance_between(city, other)
        is_near = kilometres_away is not None and kilometres_away <= NEAR_KM
        return Rank.NEAR if is_near else Rank.BACKGROUND

    is_near_home = distance_km(GOTHENBURG, here) < REGION.reach_km
    return _chart(
        sheets.CITY_REGION if is_near_home else sheets.CITY_WORLD,
        [(city, Rank.OWN)] + [(other, rank(other)) for other in cities if other.pk != city.pk],
    )


@register.inclusion_tag("relations/_chart.html")
def friendship_chart(cities):
    """The Nordic friendship towns, with their distances; other cities without names."""
    ranked = [(c, Rank.NAMED if c.is_friendship_town else Rank.BACKGROUND) for c in cities]
    return _chart(sheets.FRIENDSHIP, ranked, with_distances=True)


@register.inclusion_tag("relations/_chart.html")
def empty_chart():
    """The world without a city on it."""
    return _chart(sheets.CITY_WORLD, [])


def _chart(sheets_of_page, ranked, with_distances=False):
    ranked = [pair for pair in ranked if city_point(pair[0])][:MOST_PLACES]
    cities = {city.pk: city for city, _rank in ranked}
    places = tuple(
        Place(
            city.pk,
            city.list_name.value,
            city_point(city),
            city.is_active,
            rank,
            distance_from_gothenburg(city) if with_distances and rank else "",
        )
        for city, rank in ranked
    )
    home = _("Gothenburg")
    drawings = [draw(sheet, places, home) for sheet in sheets_of_page]
    return {"sheets": [_sheet(drawing, cities, home) for drawing in drawings]}


def _sheet(drawing, cities, home):
    sheet = drawing.sheet
    extent, radius = sheet.extent, sheet.radius
    letters = (
        pgettext("compass", "N"),
        pgettext("compass", "E"),
        pgettext("compass", "S"),
        pgettext("compass", "W"),
    )
    marks = [_mark(mark, cities[mark.place.key]) for mark in drawing.marks]
    return {
        "code": sheet.code,
        "view": svg_numbers(-extent, -extent, 2 * extent, 2 * extent),
        "land": sheet.scale.land,
        "land_scale": f"{radius / LAND_RADIUS:.4g}",
        "radius": svg_numbers(radius),
        "outer_radius": svg_numbers(radius + sheets.RIM_WIDTH),
        "rim_radius": svg_numbers(radius + sheets.RIM_WIDTH / 2),
        "rings": [
            {
                "radius": svg_numbers(ring.radius),
                "at": ring.figure_at and [svg_numbers(number) for number in ring.figure_at],
                "text": _figure(ring.kilometres, sheet),
            }
            for ring in drawing.rings
        ],
        "letters": [
            (*map(svg_numbers, polar(direction, extent - sheet.margin / 2)), letter)
            for direction, letter in zip((0, 90, 180, 270), letters, strict=True)
        ],
        "spokes": _spokes(drawing, cities),
        "background": [mark for mark in marks if not mark["target"] and mark["at"]],
        "marks": [mark for mark in marks if mark["target"]],
        "numbered": sorted(
            (mark for mark in marks if mark["number"]), key=lambda mark: mark["number"]
        ),
        "home_label": _label(drawing.home_label),
        "home": home,
    }


def _figure(number, sheet):
    """The first figure has the unit."""
    if number == sheet.scale.figures_km[0]:
        return kilometres(number)
    return number_format(number, force_grouping=True)


def _spokes(drawing, cities):
    """One path for each look, what stands out most last, on top of the others."""
    paths = {}
    for mark in drawing.marks:
        look = (mark.place.rank, mark.place.is_active, strength(cities[mark.place.key]))
        paths.setdefault(look, []).append(path_data(mark.spoke))
    return [
        {"rank": rank.name.lower(), "strength": look, "d": "".join(lines)}
        for (rank, _is_active, look), lines in sorted(paths.items())
    ]


def _mark(mark, city):
    title = city.list_name
    return {
        "url": city.get_absolute_url(),
        "name": title,
        "description": _("%(city)s, %(country)s. %(kind)s, %(status)s")
        % {
            "city": title.value,
            "country": city.country_name,
            "kind": shown_text(city.kind, "name").value,
            "status": lowercase_first(shown_text(city.status, "name").value),
        },
        "shape": shape(city),
        "strength": strength(city),
        "at": mark.point and svg_numbers(*mark.point),
        "reach": svg_numbers(mark.reach),
        "diamond": path_data(_diamond(mark.reach * 1.2)) + "z",
        "target": mark.target and box_attributes(mark.target),
        "focus": mark.target and box_attributes(mark.focus_box),
        "label": _label(mark.label, mark.place.note),
        "number": mark.number,
        "label_class": "chart-number" if mark.number else "chart-name",
        "is_own": mark.place.rank == Rank.OWN,
    }


def _diamond(reach):
    return [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]


def _label(label, note=""):
    if label is None:
        return None
    lines = [(svg_numbers(y), line) for y, line in zip(label.baselines, label.lines, strict=True)]
    return {
        "anchor": label.anchor,
        "x": svg_numbers(label.x),
        "lines": lines[:-1] if note else lines,
        "note": lines[-1] if note else None,
        "leader": label.leader and path_data(label.leader),
    }


@register.inclusion_tag("relations/_chart_caption.html")
def chart_caption(cities):
    """What the marks mean, what dormant means, and how the chart's distances are to be read."""
    there = [city for city in cities if city_point(city)]
    by_distance = sorted(there, key=lambda city: distance_km(GOTHENBURG, city_point(city)))
    nearest, farthest = (by_distance[0], by_distance[-1]) if by_distance else (None, None)
    kinds = {shape(city): city.kind for city in there}
    return {
        "kinds": [(mark, kinds[mark]) for mark in ("diamond", "circle") if mark in kinds],
        "dormant": next((city.status for city in there if city.is_dormant), None),
        "nearest": nearest,
        "farthest": farthest,
        "near_km": nearest and distance_from_gothenburg(nearest),
        "far_km": farthest and distance_from_gothenburg(farthest),
    }


@register.inclusion_tag("relations/_needle.html")
def needle(city):
    """A small dial with the direction of a city; nothing without coordinates."""
    point = city_point(city)
    if point is None:
        return {}
    end = polar(bearing(GOTHENBURG, point), NEEDLE)
    return {
        "line": path_data([polar(bearing(GOTHENBURG, point), 3), end]),
        "at": svg_numbers(*end),
        "shape": shape(city),
        "strength": strength(city),
    }
