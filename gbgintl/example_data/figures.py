"""Figures about networks and on pages."""

from relations.models.figure import Figure

from .texts import in_both

UNITS = (
    ("medlemsstäder i exemplet", "member cities in the example"),
    ("länder i exemplet", "countries in the example"),
)


def figure(number, position):
    """The fields of one figure of the record with this number."""
    precisions = Figure.Precision.values
    return {
        "value": (number + 1) * 70 + position,
        "precision": precisions[(number + position) % len(precisions)],
        "as_of": ("2024", "2023-11", "")[position % 3],
        "position": position + 1,
        **in_both(unit=UNITS[position % len(UNITS)]),
    }
