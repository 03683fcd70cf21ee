"""Text measurement by the widths of the site's font (font_widths.json)."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from unicodedata import combining, east_asian_width

_WIDTHS = json.loads(Path(__file__).with_name("font_widths.json").read_text(encoding="utf-8"))
# The fallback font, and fonts of other scripts, are set a little wider than measured here.
_SAFETY = 1.03
_OTHER_SCRIPT, _FULL_WIDTH = 750, 1000


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    """The width of a text on one line, in any script, in the unit of `size`."""
    widths = _WIDTHS["bold" if is_bold else "regular"]
    return _SAFETY * size * sum(_advance(character, widths) for character in text) / 1000


def _advance(character: str, widths: dict[str, int]) -> int:
    if combining(character):
        return 0
    if character in widths:
        return widths[character]
    return _FULL_WIDTH if east_asian_width(character) in "WF" else _OTHER_SCRIPT


def broken_lines(name: str, number: int) -> tuple[str, ...]:
    """A name on this number of lines, as equally wide as its words allow; empty if impossible."""
    words = name.split()
    if number > len(words):
        return ()
    breaks = min(
        combinations(range(1, len(words)), number - 1),
        key=lambda cuts: max(text_width(line, 1) for line in _lines(words, cuts)),
    )
    return tuple(_lines(words, breaks))


def _lines(words: Sequence[str], cuts: Sequence[int]) -> list[str]:
    edges = [0, *cuts, len(words)]
    return [" ".join(words[start:end]) for start, end in zip(edges, edges[1:], strict=False)]
