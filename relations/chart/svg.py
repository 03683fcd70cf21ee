"""SVG attribute values, independent of the active language's number format."""

from collections.abc import Iterable

from .box import Box
from .scale import XY


def svg_numbers(*numbers: float) -> str:
    """Numbers with at most one decimal, separated by spaces."""
    texts = (f"{number:.1f}".removesuffix(".0") for number in numbers)
    return " ".join("0" if text == "-0" else text for text in texts)


def path_data(points: Iterable[XY]) -> str:
    """A line as SVG path data with relative steps, in tenths."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    x, y = tenths[0]
    steps = []
    for next_x, next_y in tenths[1:]:
        steps.append(svg_numbers((next_x - x) / 10, (next_y - y) / 10))
        x, y = next_x, next_y
    return f"M{svg_numbers(tenths[0][0] / 10, tenths[0][1] / 10)}l{' '.join(steps)}".replace(
        " -", "-"
    )


BOX_ATTRIBUTES = ("x", "y", "width", "height")


def box_attributes(box: Box) -> dict[str, str]:
    """The attributes of an SVG element that covers a box."""
    left, top, right, bottom = box
    sizes = (left, top, right - left, bottom - top)
    return {name: svg_numbers(number) for name, number in zip(BOX_ATTRIBUTES, sizes, strict=True)}
