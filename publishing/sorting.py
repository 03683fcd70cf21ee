"""Collation: alphabetical order by the reader's language, the same in Python and the database.

Swedish puts å, ä, ö last and in that order, with æ beside ä, ø beside ö and ü beside y; English
ignores accents at first. PostgreSQL has ICU collations for both; SQLite gets collations of the
same names that use the key below (publishing/sqlite.py).
"""

import unicodedata

COLLATIONS = {"sv": "sv-x-icu", "en": "en-x-icu"}

# Letters that NFKD does not decompose.
PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
# "{" is the character after "z", so these sort after it.
_LAST_SWEDISH_LETTERS = str.maketrans(
    {"å": "{1", "ä": "{2", "æ": "{2", "ę": "{2", "ö": "{3", "ø": "{3", "œ": "{3", "ő": "{3"}
    | {"ü": "y", "ű": "y", "đ": "d", "ð": "d", "þ": "th"}
)


def alphabetical_key(text: str, language: str) -> tuple[str, str]:
    """A key that sorts text as readers of the language ("sv" or "en") expect it."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if language == "sv":
        folded = folded.translate(_LAST_SWEDISH_LETTERS)
    decomposed = unicodedata.normalize("NFKD", folded.translate(PLAIN_LETTERS))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return letters, text


def plain_letters(text: str) -> str:
    """The text in lower case without accents: "Åbo" as "abo"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
