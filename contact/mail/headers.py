import unicodedata

# Controls that reverse the direction of the text after them, outside their own field too.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def header_safe(text: str) -> str:
    """Text fit for a mail header: on one line, without characters that control its display."""
    words = " ".join(text.split())
    return "".join(
        character
        for character in words
        if unicodedata.category(character) != "Cc" and character not in BIDI_CONTROLS
    )
