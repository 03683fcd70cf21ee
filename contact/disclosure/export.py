"""Disclosure: cases as a table for a spreadsheet and as pages to print, masked or whole."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contact.cases.models import Event
from publishing.plain_text import without_invisible

# What a spreadsheet would take for the beginning of a formula, also as the wide forms that some
# programs read in the same way.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")

# Excel in Swedish splits at semicolons, and with this mark it knows that the rest is UTF-8.
SEPARATOR = ";"
BYTE_ORDER_MARK = "\ufeff"

EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]*[^\s<>()\[\],;:\".!?]")
# Within a character class: HYPHEN to HORIZONTAL BAR, and the one of the keyboard.
DASHES = "\u2010-\u2015-"
IDENTITY_NUMBER = re.compile(rf"(?<![\d-])(?:19|20)?\d{{6}}[+\s{DASHES}]?\d{{4}}(?![\d-])")
TELEPHONE = re.compile(rf"(?<![\w])(?:\+|\(?0)[\d()/\s{DASHES}]{{5,}}\d")


@dataclass(frozen=True)
class ExportItem:
    """One text in a case's course: who wrote it, when, and in which language."""

    at: datetime
    title: str
    text: str
    language: str = ""


class Mask:
    """Takes away what is known to point out a person: addresses, numbers, and names given."""

    def __init__(self, is_on, names=()):
        self.is_on = is_on
        patterns = list(filter(None, map(_pattern, names)))
        self.names = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None

    def __call__(self, text):
        if not self.is_on or not text:
            return text
        text = _comparable(text)
        gone = pgettext("in place of personal data", "[masked]")
        for pattern in (self.names, EMAIL, IDENTITY_NUMBER, TELEPHONE):
            if pattern:
                text = pattern.sub(gone, text)
        return text


def _pattern(name):
    """A name with any space between its words, a line break too."""
    return r"\s+".join(re.escape(word) for word in _comparable(name).split())


def _comparable(text):
    """The text with one spelling of each letter, and without what nobody sees between letters."""
    return without_invisible(unicodedata.normalize("NFC", text))


class CaseExport:
    """A case as it is disclosed: its facts and its texts, through the mask."""

    def __init__(self, case, mask):
        self.case = case
        self.mask = mask

    @property
    def facts(self):
        """What the register knows, as pairs of a heading and a text; empty where unknown."""
        case, mask = self.case, self.mask
        email = case.email
        if email and mask.is_on:
            email = pgettext("in place of personal data", "[masked]")
        return [
            (_("Serial number"), case.register_entry),
            (_("Reference"), case.reference),
            (_("Registration number"), case.diary_number),
            (_("Received"), format_datetime(case.received_at)),
            (_("Topic"), str(case.get_topic_display())),
            (_("Language"), str(case.get_language_display())),
            (_("Status"), str(case.get_status_display())),
            (_("Closed"), format_datetime(case.closed_at)),
            (_("Forwarded to"), mask(case.forwarded_to)),
            (_("Forwarded"), format_datetime(case.forwarded_at)),
            (_("Case title"), mask(case.register_subject)),
            (_("Subject"), mask(case.subject)),
            (_("Group"), mask(case.visiting_group)),
            (_("Preferred dates"), mask(case.wished_dates)),
            (_("E-mail address"), email),
            (_("Page it was sent from"), mask(case.page)),
        ]

    @property
    def items(self):
        """The message and what followed, in order; notes of the staff are part of the case."""
        case = self.case
        message = ExportItem(case.received_at, _("Message"), case.message, case.language)
        items = []
        for addition in case.additions.all():
            items.append(
                ExportItem(
                    addition.received_at,
                    _("Addition from the sender"),
                    addition.text,
                    case.language,
                )
            )
        for answer in case.answers.all():
            title = _("Answer from %(name)s") % {"name": answer.author_name}
            items.append(ExportItem(answer.sent_at, title, answer.text, answer.language))
        for event in case.events.all():
            if event.note and event.kind != Event.Kind.EXPORTED:
                title = _("Note by %(name)s") % {"name": event.actor_name}
                items.append(ExportItem(event.at, title, event.note))
        items.sort(key=lambda item: item.at)
        return [
            ExportItem(item.at, item.title, self.mask(item.text), item.language)
            for item in (message, *items)
        ]


def case_exports(cases, mask):
    rows = cases.prefetch_related("additions", "answers", "events")
    return [CaseExport(case, mask) for case in rows]


def as_csv(cases):
    """The table: one line a case, its first message apart from what followed."""
    table = io.StringIO()
    table.write(BYTE_ORDER_MARK)
    writer = csv.writer(table, delimiter=SEPARATOR, lineterminator="\r\n")
    for number, case in enumerate(cases):
        if number == 0:
            headings = [heading for heading, _text in case.facts]
            writer.writerow([*headings, _("Message"), _("What happened next")])
        message, *rest = case.items
        followed = "\n\n".join(
            f"{format_datetime(item.at)} {item.title}\n{item.text}" for item in rest
        )
        texts = [text for _heading, text in case.facts]
        writer.writerow([escape_csv_formula(text) for text in (*texts, message.text, followed)])
    return table.getvalue()


def escape_csv_formula(text):
    """The text of a cell; one that a spreadsheet would run is marked as text by an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def format_datetime(at):
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else ""
