"""SQLite made to behave as PostgreSQL does: its collation names, and LIKE for all of Unicode.

Registered on each new connection (publishing/apps.py). SQLite's own LIKE ignores case for ASCII
only, so that "åbo" would not find "Åbo". Django's `icontains` compares UPPER() on PostgreSQL,
which maps one character to one character and keeps diacritics: so does this LIKE.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from django.db.backends.base.base import BaseDatabaseWrapper

from .sorting import COLLATIONS, alphabetical_key


def register_functions(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Receiver of connection_created."""
    if connection.vendor != "sqlite":
        return
    for language, name in COLLATIONS.items():
        connection.connection.create_collation(name, _compare(language))
    # SQLite calls like(pattern, text), and like(pattern, text, escape) for LIKE … ESCAPE.
    for number_of_arguments in (2, 3):
        connection.connection.create_function("like", number_of_arguments, like, deterministic=True)


def _compare(language: str) -> Callable[[str, str], int]:
    def compare(left: str, right: str) -> int:
        left_key, right_key = alphabetical_key(left, language), alphabetical_key(right, language)
        return (left_key > right_key) - (left_key < right_key)

    return compare


def like(pattern: str | None, text: object, escape: str | None = None) -> bool | None:
    """`text LIKE pattern ESCAPE escape`, without regard to case; NULL for NULL."""
    if pattern is None or text is None:
        return None
    return _matcher(str(pattern), escape)(fold(text if isinstance(text, str) else str(text)))


def fold(text: str) -> str:
    """The text in capitals, one for each character, as UPPER() of PostgreSQL has it."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    # str.upper() makes "SS" of "ß", and UPPER() leaves it as it is.
    return "".join(c if len(c.upper()) > 1 else c.upper() for c in text)


@lru_cache(maxsize=256)
def _matcher(pattern: str, escape: str | None) -> Callable[[str], bool]:
    """A test of folded text; a search for a plain substring needs no regular expression."""
    tokens = _tokens(pattern, escape)
    if len(tokens) > 1 and tokens[0] == tokens[-1] == "%":
        inner = tokens[1:-1]
        if not {"%", "_"} & set(inner):
            wanted = fold("".join(token[-1] for token in inner))
            return lambda text: wanted in text
    wildcards = {"%": ".*", "_": "."}
    regex = "".join(wildcards.get(token) or re.escape(fold(token[-1])) for token in tokens)
    fullmatch = re.compile(regex, re.DOTALL).fullmatch
    return lambda text: fullmatch(text) is not None


def _tokens(pattern: str, escape: str | None) -> list[str]:
    """Wildcards as themselves, literal characters behind a backslash."""
    tokens, characters = [], iter(pattern)
    for character in characters:
        if character == escape:
            tokens.append("\\" + next(characters, character))
        elif character in "%_":
            tokens.append(character)
        else:
            tokens.append("\\" + character)
    return tokens
