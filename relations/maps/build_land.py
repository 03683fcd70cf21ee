"""Draw the land of static/maps/ from Natural Earth. Run by hand; the result is committed.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python -m relations.maps.build_land package

Natural Earth is in the public domain, the package world-atlas has the ISC licence. Only land is
drawn and no border, so no border can be wrong. Antarctica is left out.
"""

import json
import sys
from math import hypot
from pathlib import Path

from .compass import CARDS
from .compositions import EUROPE_SHEET
from .projections import NORTHERN_EUROPE, WORLD, from_meridian, simplified
from .sphere import Point

STATIC = Path(__file__).resolve().parents[2] / "static" / "maps"
CREDIT = "<!-- Land: Natural Earth (public domain), drawn by relations/maps/build_land.py -->"


def rings(path):
    """The outlines of all land in a TopoJSON file, as lists of (longitude, latitude)."""
    topology = json.loads(path.read_text())
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + origin[0], y * scale[1] + origin[1]))
        arcs.append(arc)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += arc[1:] if points else arc
                if max(latitude for _longitude, latitude in points) > -60:
                    yield points


def on_world(ring):
    """A ring on the world's sheet, cut where the sheet is cut."""
    for turn in (-360, 0, 360):
        piece = [(east + turn, latitude) for east, latitude in unwrapped(ring, WORLD.meridian)]
        piece = clipped(clipped(piece, 0, -180, 1), 0, 180, -1)
        if piece:
            yield [WORLD.from_middle(*point) for point in densified(piece, 2)]


def unwrapped(ring, meridian):
    """A ring in degrees east of a meridian without leaps, so that it may go beyond 180."""
    points, east = [], None
    for longitude, latitude in ring:
        here = from_meridian(longitude, meridian)
        east = here if east is None else east + from_meridian(here, east)
        points.append((east, latitude))
    return points


def clipped(ring, axis, bound, sign):
    """The part of a ring on one side of a line (Sutherland and Hodgman)."""
    part = []
    for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
        start_in, end_in = (sign * (p[axis] - bound) >= 0 for p in (start, end))
        if start_in != end_in:
            share = (bound - start[axis]) / (end[axis] - start[axis])
            part.append(tuple(s + share * (e - s) for s, e in zip(start, end, strict=True)))
        if end_in:
            part.append(end)
    return part


def densified(ring, step):
    """A ring with points between those that are far apart, so that long edges bend rightly."""
    dense = []
    for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
        pieces = max(1, int(hypot(end[0] - start[0], end[1] - start[1]) / step))
        dense += [
            tuple(s + n / pieces * (e - s) for s, e in zip(start, end, strict=True))
            for n in range(pieces)
        ]
    return dense


def on_europe(ring):
    """A ring on the sheet of northern Europe, cut a little outside it."""
    left, top, width, height = EUROPE_SHEET
    near = [p for p in ring if p[1] > 25 and -60 < p[0] < 85]
    if not near:
        return
    piece = [NORTHERN_EUROPE(Point(lat, min(85, max(-60, lon)))) for lon, lat in ring if lat > 10]
    margin = 20
    for axis, low, size in ((0, left, width), (1, top, height)):
        piece = clipped(clipped(piece, axis, low - margin, 1), axis, low + size + margin, -1)
    if piece:
        yield piece


def on_card(ring, card):
    """A ring on a compass card; what lies far beyond the rim is drawn in towards it."""
    points = [card.within(Point(lat, lon), 1.15) for lon, lat in densified(unwrapped(ring, 0), 0.5)]
    if any(hypot(*point) < 1.1 * card.radius for point in points):
        yield points


def area(ring):
    return abs(
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
    )


def path_data(outlines, tolerance, smallest):
    """Outlines as one compact path of whole numbers, relative from point to point."""
    data = []
    for outline in sorted(outlines, key=area, reverse=True):
        if area(outline) < smallest:
            continue
        # A ring has no ends to keep: cut it in two at its farthest point.
        far = max(
            range(len(outline)),
            key=lambda n: hypot(outline[n][0] - outline[0][0], outline[n][1] - outline[0][1]),
        )
        line = simplified(outline[: far + 1], tolerance)[:-1]
        line += simplified([*outline[far:], outline[0]], tolerance)[:-1]
        whole = [(round(x), round(y)) for x, y in line]
        whole = [p for n, p in enumerate(whole) if p != whole[n - 1]]
        if len(whole) < 3:
            continue
        x, y = whole[0]
        steps = []
        for next_x, next_y in whole[1:]:
            steps += [next_x - x, next_y - y]
            x, y = next_x, next_y
        data.append(f"M{compact(whole[0])}l{compact(steps)}z")
    return "".join(data)


def compact(numbers):
    """Numbers without a space where a minus sign parts them anyway."""
    return " ".join(map(str, numbers)).replace(" -", "-")


def write(name, paths):
    body = "".join(f'<path id="{key}" d="{data}"/>' for key, data in paths.items())
    STATIC.mkdir(parents=True, exist_ok=True)
    (STATIC / name).write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{CREDIT}{body}</svg>\n', encoding="utf-8"
    )


def main(folder):
    coarse = list(rings(folder / "land-110m.json"))
    fine = list(rings(folder / "land-50m.json"))
    write(
        "land.svg",
        {
            "world": path_data([p for r in coarse for p in on_world(r)], 0.4, 3),
            "europe": path_data([p for r in fine for p in on_europe(r)], 0.7, 12),
        },
    )
    cards = {
        "near": (fine, CARDS[1], 0.35, 2),
        "middle": (fine, CARDS[2], 0.35, 2),
        "far": (coarse, CARDS[-1], 0.2, 0.5),
    }
    write(
        "card.svg",
        {
            code: path_data([p for r in land for p in on_card(r, card)], tolerance, smallest)
            for code, (land, card, tolerance, smallest) in cards.items()
        },
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
