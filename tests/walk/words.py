"""English that is left in a Swedish page: texts with a translation, and everyday English words."""

import re
from functools import cache
from gettext import translation
from pathlib import Path

import django
from django.conf import settings

from .expected import NAMES_A_RECORD, TEXTS
from .page import Reading

# Words of English that are no words of Swedish. One may stand in a name; two make a sentence.
WORDS = re.compile(
    r"\b(the|and|of|is|are|this|that|you|your|with|has|have|been|was|were|will|be|not|please|"
    r"select|choose|delete|change|view|save|add|remove|search|yes|results|from|by|to|it)\b",
    re.IGNORECASE,
)


@cache
def translated_texts() -> dict[str, str]:
    """Every English text of ours and of Django's that has another text in Swedish."""
    folders = [*settings.LOCALE_PATHS]
    contrib = Path(django.__file__).parent
    folders += [contrib / "conf" / "locale", contrib / "contrib" / "admin" / "locale"]
    folders += [contrib / "contrib" / "auth" / "locale"]
    texts = {}
    for folder in folders:
        catalogue = translation("django", folder, ["sv"], fallback=True)
        for key, text in getattr(catalogue, "_catalog", {}).items():
            english = key[0] if isinstance(key, tuple) else key
            english = english.split("\x04")[-1]
            if english and text and english != text and "%" not in english and "{" not in english:
                texts[english.strip()] = text
    return texts


def english_left(reading: Reading) -> list[str]:
    """The texts of a Swedish page that are English though nothing marks them as English."""
    texts = translated_texts()
    swedish = set(texts.values())
    return [
        text
        for language, text in reading.texts
        if language == "sv"
        and text not in TEXTS
        and not text.startswith(NAMES_A_RECORD)
        and ((text in texts and text not in swedish) or len(WORDS.findall(text)) > 1)
    ]
