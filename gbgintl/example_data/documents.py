from datetime import timedelta

from django.core.files.base import ContentFile

from relations.models import Document, DocumentVersion

from .records import public_record
from .storing import CHECKED, store
from .texts import in_some

# No real PDF reader is asked to open them.
CONTENT = "%PDF-1.4 exempel / example\n"
DATES = ("", "2018", "2019-04", "2020-23", "2021-04-12")
FORMS = ("file", "link", "on request")


def make(filler):
    documents = store([_document(filler, number) for number in range(filler.sizes.documents)])
    filler.made["documents"] = documents
    versions = [
        _version(filler, document, number, edition)
        for number, document in enumerate(documents)
        if FORMS[number % 3] == "file"
        for edition in range(filler.sizes.related if number == 0 else 1 + number % 3)
    ]
    filler.made["document_versions"] = _store_versions(versions)


def _document(filler, number):
    kinds, languages = Document.Kind.values, ["", *Document.Language.values]
    return Document(
        kind=kinds[number % len(kinds)],
        written_language=languages[number % len(languages)],
        dated=DATES[number % len(DATES)],
        decision_number="" if number % 4 else f"EX {number + 1:04}/2020",
        link=f"https://dokument.example/{number + 1}" if FORMS[number % 3] == "link" else "",
        **public_record(filler, number, "title", "Exempeldokument", "Example document"),
    )


def _version(filler, document, number, edition):
    """The first edition is of tomorrow, so that readers are given the one before it."""
    day = filler.today + timedelta(days=30 - 365 * edition)
    if number % 2 or edition:
        day -= timedelta(days=31)
    change = ("Nya siffror i exemplet.", "New figures in the example.")
    return DocumentVersion(
        document=document,
        file=ContentFile(CONTENT.encode(), name=f"exempel-{number + 1}-{day.year}.pdf"),
        size=len(CONTENT),
        valid_from=day,
        **in_some(number + edition, change=change if edition == 0 else ("", "")),
    )


def _store_versions(versions):
    """Thousands share one file: a folder for each would take longer than all the rows."""
    first = store(versions[:CHECKED])
    for version in versions[CHECKED:]:
        version.file = first[0].file.name
    return first + store(versions[CHECKED:], checked=0)
