"""Draw the land of static/chart/land.svg from Natural Earth. Run by hand; the result is committed.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python -m relations.chart.build_land package

Natural Earth is in the public domain, the package world-atlas has the ISC licence. Only land is
drawn and no border, so no border can be wrong. Antarctica is left out.
"""

import json
import sys
from math import hypot
from pathlib import Path

from .scale import LAND_RADIUS, NORDIC, REGION, SCALES, WORLD, WORLD_NARROW, Scale, polar
from .sphere import GOTHENBURG, Point, bearing, distance_km

FILE = Path(__file__).resolve().parents[2] / "static" / "chart" / "land.svg"
CREDIT = "<!-- Land: Natural Earth (public domain), drawn by relations/chart/build_land.py -->"
# How much of a coast may be lost, and the smallest land kept, by scale.
DETAIL = {WORLD: (1.2, 12), WORLD_NARROW: (1.6, 20), REGION: (1.2, 10), NORDIC: (1.3, 10)}


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


def unwrapped(ring):
    """A ring without leaps of longitude, so that it may go beyond 180 degrees."""
    points = ring[:1]
    for longitude, latitude in ring[1:]:
        before = points[-1][0]
        points.append((before + (longitude - before + 180) % 360 - 180, latitude))
    return points


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


def on_chart(ring, scale: Scale):
    """A ring on a chart, drawn in to the rim where it lies beyond; None if all of it does."""
    limit = LAND_RADIUS * 1.06
    points = []
    for longitude, latitude in densified(unwrapped(ring), 0.5):
        point = Point(latitude, longitude)
        distance = LAND_RADIUS * scale.share(distance_km(GOTHENBURG, point))
        points.append(polar(bearing(GOTHENBURG, point), min(distance, limit)))
    return points if any(hypot(*point) < LAND_RADIUS for point in points) else None


def simplified(line, tolerance):
    """Ramer–Douglas–Peucker simplification: drops points within `tolerance` of the line."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, at = 0.0, None
        for index in range(first + 1, last):
            off = distance_to(line[index], line[first], line[last])
            if off > farthest:
                farthest, at = off, index
        if at is not None and farthest > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def distance_to(point, start, end):
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


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


def main(folder):
    land = list(rings(folder / "land-50m.json"))
    paths = []
    for scale in SCALES:
        outlines = [outline for ring in land if (outline := on_chart(ring, scale))]
        data = path_data(outlines, *DETAIL[scale])
        paths.append(f'<path id="{scale.land}" d="{data}"/>')
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{CREDIT}{"".join(paths)}</svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
