"""Word-level diff: what changed between two versions of a record, as an editor reads it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from html import unescape

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject

from publishing.rich_text import RichTextField

# Unchanged words kept on each side of a change.
CONTEXT_WORDS = 6


@dataclass(frozen=True)
class DiffPart:
    """A run of words; the operation is "equal", "delete" or "insert" as in difflib."""

    operation: str
    text: str


def word_changes(old: str, new: str) -> list[DiffPart]:
    """Deleted and inserted words, each with a few unchanged words around it."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    parts = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (operation, b1, b2, a1, a2) in enumerate(steps):
        if operation == "equal":
            words = _shorten(before[b1:b2], number == 0, number == len(steps) - 1)
            parts.append(DiffPart("equal", words))
            continue
        if b2 > b1:
            parts.append(DiffPart("delete", "".join(before[b1:b2]).rstrip()))
        if a2 > a1:
            parts.append(DiffPart("insert", "".join(after[a1:a2]).rstrip()))
    return parts


def _shorten(words, is_first, is_last):
    if is_first and len(words) > CONTEXT_WORDS:
        return "… " + "".join(words[-CONTEXT_WORDS:])
    if is_last and len(words) > CONTEXT_WORDS:
        return "".join(words[:CONTEXT_WORDS]).rstrip() + " …"
    if len(words) > 2 * CONTEXT_WORDS:
        return "".join(words[:CONTEXT_WORDS]) + "… " + "".join(words[-CONTEXT_WORDS:])
    return "".join(words)


def field_changes(model, delta):
    """The label and the diff of each changed field, in the order of the form."""
    order = [field.name for field in model._meta.get_fields()]
    changes = []
    for change in sorted(delta.changes, key=lambda change: order.index(change.field)):
        field = model._meta.get_field(change.field)
        old, new = display_value(field, change.old), display_value(field, change.new)
        if not field.editable or not (old or new):
            continue
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            parts = word_changes(old, new)
            if all(part.operation == "equal" for part in parts):
                parts = [DiffPart("equal", _("Only the formatting has changed."))]
        else:
            values = (("delete", old), ("insert", new))
            parts = [DiffPart(operation, text) for operation, text in values if text]
        changes.append(
            {
                "label": capfirst(field.verbose_name),
                "lang": getattr(field, "language", ""),
                "parts": parts,
            }
        )
    return changes


def display_value(field, value) -> str:
    """A stored value as text for people; empty where there is none."""
    if isinstance(field, models.ManyToManyField):
        # simple_history gives the rows of the through table as dicts.
        key = field.m2m_reverse_field_name()
        return ", ".join(str(row[key]) for row in value)
    if isinstance(value, DeletedObject):
        return _("something that has been deleted") if value.pk else ""
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(field, RichTextField):
        return unescape(strip_tags(re.sub(r"</(p|li|h2|h3|blockquote)>|<br>", "\n", value))).strip()
    return str(value)
