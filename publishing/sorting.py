"""Collation: alphabetical order by the reader's language, the same in Python and the database.

Swedish puts å, ä, ö last and in that order, with æ beside ä, ø and ô beside ö and ü beside y;
English ignores accents at first. PostgreSQL has ICU collations for both; SQLite gets collations of
the same names that use the key below (publishing/sqlite.py). The key is the Unicode Collation
Algorithm with the part of CLDR's root table and of its Swedish rules that names need: Latin script
and punctuation, which counts and comes before digits and letters. Other scripts follow by code
point.
"""

import unicodedata
from functools import lru_cache

COLLATIONS = {"sv": "sv-x-icu", "en": "en-x-icu"}

# Letters that NFKD does not decompose.
PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
# Primary weights: a difference here decides before any accent or capital does. Symbols that are
# not listed stand between these and the digits, letters of other scripts after all.
_SYMBOLS = (
    "\t\n _‗-‐‒–—―,;:!¡?¿.·'‘’‚‛‹›\"“”„‟«»()[]{}‖§¶@*/\\&#%‰‱†‡•‣‧′‵`´^¯¨¸°©®←→+±÷×<=>¬|¦~−⁄¤¢$£¥€"
)
_DIGITS_AND_LETTERS = (
    "0123456789aⱥɑbƀɓƃcȼƈdɖɗƌeɇǝəɛfƒgǥɠɣƣhƕʻiıɨɩjɉkƙlƚƛmnɲƞŋoɔɵpƥqɋĸrɍsʃtŧⱦƭʈuʉʊvʋⱱʌwⱳxyɏƴȝ"
    "zƶȥʒƹþƿʔɂʼʾʿåäö"
)
_OTHER_SYMBOLS, _DIGITS, _OTHER_LETTERS = 1_000, 2_000_000, 3_000_000
_PRIMARY = {c: weight for weight, c in enumerate(_SYMBOLS, start=1)}
_PRIMARY |= {c: weight for weight, c in enumerate(_DIGITS_AND_LETTERS, start=_DIGITS)}
# Secondary weights: accents in this order, and then, as characters that no text has, what tells a
# letter from the one it is sorted with.
_ACCENTS = (
    "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0342\u0308\u030b\u0303\u0307\u0338"
    "\u0327\u0328\u0304\u0336\u0335\u0305\u0309\u030f\u0310\u0311\u031b\u0321\u0322\u0323\u0324"
    "\u0325\u0326\u032d\u032e\u0330\u0331\u0334\u0339\ue000\ue001\ue002\ue003"
)
_SECONDARY = {mark: weight for weight, mark in enumerate(_ACCENTS, start=1)}
_UNKNOWN_ACCENT = len(_ACCENTS) + 1
_SMALL, _SMALL_THORN, _CAPITAL, _CAPITAL_THORN = range(4)

_ROOT_LETTERS = {
    "æ": "a\ue000e",
    "œ": "o\ue000e",
    "ß": "s\ue000s",
    "ſ": "s\ue000",
    "đ": "d\u0335",
    "ð": "d\ue000",
    "ħ": "h\u0335",
    "ł": "l\u0335",
    "ø": "o\u0338",
}
# Letters with an accent are written as they are decomposed.
_SWEDISH_LETTERS = _ROOT_LETTERS | {
    "a\u030a": "å",
    "a\u0308": "ä",
    "æ": "ä\ue000",
    "e\u0328": "ä\ue001",
    "o\u0308": "ö",
    "ø": "ö\ue000",
    "o\u030b": "ö\ue001",
    "œ": "ö\ue002",
    "o\u0302": "ö\ue003",
    "u\u0308": "y\ue000",
    "u\u030b": "y\ue001",
    "þ": "th",
}
_LETTERS = {"sv": _SWEDISH_LETTERS, "en": _ROOT_LETTERS}

Weights = tuple[int, ...]


@lru_cache(maxsize=8192)
def alphabetical_key(text: str, language: str) -> tuple[Weights, Weights, Weights, str]:
    """A key that sorts text as readers of the language ("sv" or "en") expect it.

    Letters decide first, then accents, then capitals; the text itself where all are alike.
    """
    letters = _LETTERS[language]
    primary, secondary, tertiary = [], [], []
    for base, marks in _characters(text):
        small = base.lower()
        accent = _letter_accent(small, marks, letters)
        rest = marks.replace(accent, "", 1)
        for character in letters.get(small + accent, small + accent) + rest:
            if character in _SECONDARY or unicodedata.combining(character):
                secondary.append(_SECONDARY.get(character, _UNKNOWN_ACCENT))
            elif weight := _primary_weight(character):
                primary.append(weight)
                secondary.append(0)
                tertiary.append(_tertiary_weight(base, small, language))
    return tuple(primary), tuple(secondary), tuple(tertiary), text


def _characters(text: str) -> list[tuple[str, str]]:
    """The decomposed characters, each with the combining marks after it."""
    found = []
    for composed in unicodedata.normalize("NFC", text):
        # Spacing accents have a place of their own, although they could be decomposed.
        form = "NFD" if composed in _PRIMARY else "NFKD"
        decomposed = unicodedata.normalize(form, composed)
        for character in decomposed:
            if found and unicodedata.combining(character):
                base, marks = found[-1]
                found[-1] = (base, marks + character)
            else:
                found.append((character, ""))
    return found


def _letter_accent(small: str, marks: str, letters: dict[str, str]) -> str:
    """The mark that makes another letter of the base, if no mark of its kind stands before it."""
    kinds = set()
    for mark in marks:
        if small + mark in letters and unicodedata.combining(mark) not in kinds:
            return mark
        kinds.add(unicodedata.combining(mark))
    return ""


def _primary_weight(character: str) -> int:
    """0 for what is not sorted by: controls and characters that only format."""
    if character in _PRIMARY:
        return _PRIMARY[character]
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return 0
    return (_OTHER_LETTERS if category[0] in "LN" else _OTHER_SYMBOLS) + ord(character)


def _tertiary_weight(base: str, small: str, language: str) -> int:
    if small == "þ" and language == "sv":
        return _SMALL_THORN if base == small else _CAPITAL_THORN
    return _SMALL if base == small else _CAPITAL


def plain_letters(text: str) -> str:
    """The text in lower case without accents: "Åbo" as "abo"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
