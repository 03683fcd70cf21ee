"""Text measurement without a font: an upper bound of how wide a text is set."""

from collections.abc import Sequence
from itertools import combinations
from unicodedata import combining, east_asian_width

# Widths in em of a wide sans serif: other fonts, and the site's own narrower one with the letter
# spacing of WCAG 1.4.12, are no wider.
_WIDTHS = {
    character: width
    for characters, width in {
        "iIjlíìîïł": 0.43,
        ".,:;'’|!()[]-/\"": 0.47,
        " rtf": 0.53,
        "bdgopqåöøóòôõő": 0.71,
        "mMw@%—": 1.06,
        "W": 1.12,
    }.items()
    for character in characters
}
_LETTER, _CAPITAL, _OTHER_SCRIPT, _WIDE_LETTER = 0.68, 0.86, 0.9, 1.14


def text_width(text: str, size: float) -> float:
    """The largest width of a text on one line, in any script."""
    return size * sum(_character_width(character) for character in text)


def _character_width(character: str) -> float:
    if combining(character):
        return 0
    if character in _WIDTHS:
        return _WIDTHS[character]
    if east_asian_width(character) in "WF" or not character.isalnum():
        return _WIDE_LETTER
    if ord(character) < 0x250:
        return _LETTER if character.islower() or character.isdigit() else _CAPITAL
    return _OTHER_SCRIPT


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
