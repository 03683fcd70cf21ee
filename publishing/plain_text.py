"""Plain text as readers see it: when it shows nothing, and what is stored of a text.

Text that is pasted brings along characters that nobody sees: soft hyphens, zero-width spaces, byte
order marks, controls of the writing direction. They would fill a required field with nothing,
count against a limit and make two equal names differ.
"""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import normalize_newlines

# Letters and marks by their category that nevertheless show nothing (Unicode's default ignorable
# code points): fillers of Hangul, vowels of Khmer that are only implied, the grapheme joiner.
IGNORABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Braille with no dot is a space.
BLANK = IGNORABLE | {"\u2800"}
# They choose between two forms of an emoji, a symbol or a Chinese character.
VARIATION_SELECTORS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Persian, many Indian scripts and emoji are written with these between two characters.
JOINERS = "\u200c\u200d"
FIRST_SCRIPT_WITH_JOINERS = "\u0590"
# Word processors end a line within a paragraph with these.
_OTHER_LINE_BREAKS = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\n\r\x1f]+")


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of a text: spaces, controls, joiners, marks without a letter."""
    return all(
        character in BLANK
        or unicodedata.category(character)[0] in "ZM"
        or unicodedata.category(character) in ("Cc", "Cf")
        for character in text
    )


def shows_nothing(value: str | None) -> bool:
    """`is_blank` of plain text and of rich text alike: neither tags nor references show."""
    if not value:
        return True
    if value[0].isalnum() and value[0] not in BLANK:
        return False
    return is_blank(unescape(strip_tags(value)))


def without_invisible(text: str) -> str:
    """The text without the characters that show nothing, except line breaks and tabs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for place, c in enumerate(text) if _is_kept(text, place))


def single_line(text: str) -> str:
    """What is stored of one line: line breaks and tabs are spaces, nothing invisible."""
    line = without_invisible(_SPACES.sub(" ", _OTHER_LINE_BREAKS.sub("\n", text))).strip()
    return "" if is_blank(line) else line


def multi_line(text: str) -> str:
    """What is stored of several lines: line feeds between them, nothing invisible."""
    lines = without_invisible(unix_lines(_OTHER_LINE_BREAKS.sub("\n", text))).strip()
    return "" if is_blank(lines) else lines


def unix_lines(text: str) -> str:
    """Every character as it was written; a line break is one line feed, however it was sent."""
    return normalize_newlines(text)


def _is_kept(text: str, place: int) -> bool:
    character = text[place]
    if character in JOINERS:
        neighbours = text[place - 1 : place] + text[place + 1 : place + 2]
        return len(neighbours) == 2 and min(neighbours) >= FIRST_SCRIPT_WITH_JOINERS
    if VARIATION_SELECTORS.match(character):
        before = text[place - 1 : place]
        return not is_blank(before) and not _is_plain_letter(before)
    if character in IGNORABLE:
        return False
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf")


def _is_plain_letter(character: str) -> bool:
    return character.isalpha() and character < FIRST_SCRIPT_WITH_JOINERS
