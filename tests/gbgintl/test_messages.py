"""The Swedish catalogue, judged without gettext's own tools."""

import io
import re
from pathlib import Path

import polib
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale/sv/LC_MESSAGES/django.po"
# Django's own names for gettext's functions; a number says which argument is what.
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def sources():
    for folder in ("templates", "contact", "gbgintl", "publishing", "relations"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".txt"):
                yield path


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def texts_in(path):
    source = path.read_text()
    if path.suffix != ".py":
        # What is left of the text around the tags may not look like indented code.
        source = "\n".join(line.strip() for line in templatize(source).splitlines())
    code = io.BytesIO(source.encode())
    for _line, message, _comments, context in extract("python", code, keywords=KEYWORDS):
        one, many = message if isinstance(message, tuple) else (message, "")
        yield context, one, many


def placeholders(text):
    return sorted(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


def test_every_text_of_the_code_is_in_the_catalogue(catalogue):
    # gettext tells texts apart by context and singular; an empty header is no text.
    known = {key(entry)[:2] for entry in catalogue if not entry.obsolete}

    missing = {
        (str(path.relative_to(ROOT)), *text)
        for path in sources()
        for text in texts_in(path)
        if text[:2] not in known
    }

    assert missing == set()


def test_every_text_is_translated_and_none_is_fuzzy(catalogue):
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_no_translation_is_kept_for_a_text_that_is_gone(catalogue):
    """Such a one would vanish the next time that the texts are collected."""
    asked_for = {text[:2] for path in sources() for text in texts_in(path)}

    unasked = [key(entry) for entry in catalogue if key(entry)[:2] not in asked_for]

    assert unasked == []


def test_translations_fill_in_the_same_values(catalogue):
    different = []
    for entry in catalogue:
        originals = {tuple(placeholders(text)) for text in (entry.msgid, entry.msgid_plural)}
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            if text and tuple(placeholders(text)) not in originals:
                different.append(entry.msgid)

    assert different == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_catalogue_matches_and_is_complete(domain):
    path = CATALOGUE.with_stem(domain)
    catalogue, compiled = polib.pofile(str(path)), polib.mofile(str(path.with_suffix(".mo")))

    assert catalogue.percent_translated() == 100
    written = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in catalogue}
    shipped = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in compiled}

    assert shipped == written
