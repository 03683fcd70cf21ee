"""What changed between two versions of a record, in words that an editor reads."""

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

# So many words stay around a change to tell where it is.
CONTEXT = 6


@dataclass(frozen=True)
class Part:
    """Words that stayed, were taken out or were put in."""

    kind: str
    text: str


def word_changes(old: str, new: str) -> list[Part]:
    """The words taken out and put in, each with a few of the words around it."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    parts = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (step, b1, b2, a1, a2) in enumerate(steps):
        if step == "equal":
            words = _shortened(before[b1:b2], number == 0, number == len(steps) - 1)
            parts.append(Part("same", words))
            continue
        if b2 > b1:
            parts.append(Part("out", "".join(before[b1:b2]).rstrip()))
        if a2 > a1:
            parts.append(Part("in", "".join(after[a1:a2]).rstrip()))
    return parts


def _shortened(words, is_first, is_last):
    if is_first and len(words) > CONTEXT:
        return "… " + "".join(words[-CONTEXT:])
    if is_last and len(words) > CONTEXT:
        return "".join(words[:CONTEXT]).rstrip() + " …"
    if len(words) > 2 * CONTEXT:
        return "".join(words[:CONTEXT]) + "… " + "".join(words[-CONTEXT:])
    return "".join(words)


def field_changes(model, delta):
    """For each changed field of a delta its label and the parts of the change, as forms go."""
    order = [field.name for field in model._meta.get_fields()]
    changes = []
    for change in sorted(delta.changes, key=lambda change: order.index(change.field)):
        field = model._meta.get_field(change.field)
        old, new = in_words(field, change.old), in_words(field, change.new)
        if not field.editable or not (old or new):
            continue
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            parts = word_changes(old, new)
            if all(part.kind == "same" for part in parts):
                parts = [Part("same", _("Only the formatting has changed."))]
        else:
            parts = [Part(kind, text) for kind, text in (("out", old), ("in", new)) if text]
        changes.append(
            {
                "label": capfirst(field.verbose_name),
                "lang": getattr(field, "language", ""),
                "parts": parts,
            }
        )
    return changes


def in_words(field, value) -> str:
    """A stored value as a reader would say it; nothing where there is none."""
    if isinstance(field, models.ManyToManyField):
        # The rows of the join, each by field name; what they lead to is the far end.
        far = field.m2m_reverse_field_name()
        return ", ".join(str(row[far]) for row in value)
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
