"""Related records at hand for a page, each in one query however many there are."""

from django.db.models import Prefetch

from .document import Document
from .source import SourceNote

NOTES = Prefetch(
    "source_notes", queryset=SourceNote.objects.select_related("source", "other_source")
)


def published_documents():
    """Documents that may be linked to, in the reader's alphabet, with their files."""
    documents = Document.objects.published().alphabetical().with_current_file()
    return Prefetch("documents", queryset=documents)
