import re

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from publishing.language import shown_text
from publishing.partial_dates import display_partial_date
from relations.models.document import file_type
from relations.models.figure import Figure

register = template.Library()


@register.simple_tag
def source_link(source):
    """A source by its title, linked if it has a URL, and its date."""
    title = shown_text(source, "title")
    if source.url:
        title = format_html('<a href="{}">{}</a>', source.url, title)
    if not source.dated:
        return title
    return format_html("{}, {}", title, display_partial_date(source.dated))


@register.filter
def website_name(url):
    """A website as people write it: "eurocities.eu"."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


@register.filter
def by_source(notes):
    """The notes of each source together: (source, notes) pairs, in the order of the notes."""
    groups = {}
    for note in notes:
        groups.setdefault(note.source, []).append(note)
    return list(groups.items())


@register.filter
def document_facts(document):
    """What a document is, as far as that is known: kind, language, date, decision number."""
    return [document.get_kind_display(), *further_facts(document)]


@register.filter
def further_facts(document):
    """What is known of a document besides its kind."""
    facts = []
    if document.written_language:
        facts.append(_("in Swedish") if document.written_language == "sv" else _("in English"))
    if document.dated:
        facts.append(display_partial_date(document.dated))
    if document.decision_number:
        facts.append(_("number %(number)s") % {"number": document.decision_number})
    return facts


@register.filter
def request_subject(document):
    """The subject of a message that asks for a document."""
    return _("Document: %(title)s") % {"title": document.shown_title.value}


@register.filter
def document_access(document):
    """How readers get a document; of a file also its type and size."""
    if not document.file_name:
        return document.access.label
    return _("File (%(type)s, %(size)s)") % {
        "type": file_type(document.file_name),
        "size": filesizeformat(document.file_size),
    }


@register.filter
def every_years(number):
    """How often something happens: "Every second year"."""
    words = {
        1: _("Every year"),
        2: _("Every second year"),
        3: _("Every third year"),
        4: _("Every fourth year"),
        5: _("Every fifth year"),
        6: _("Every sixth year"),
        8: _("Every eighth year"),
        10: _("Every tenth year"),
    }
    return words.get(number) or _("Every %(number)s years") % {"number": number}


@register.filter
def first_sentence(text):
    """A text up to its first full stop, question mark or exclamation mark before a capital."""
    return re.split(r"(?<=[.?!])\s+(?=[^\W\d_a-zåäö])", text, maxsplit=1)[0]


@register.filter
def qualifier(record):
    """What stands before a figure that is not exact, in small letters; else empty."""
    words = {
        Figure.Precision.ABOUT: pgettext("before a figure", "about"),
        Figure.Precision.MORE_THAN: pgettext("before a figure", "more than"),
    }
    return words.get(record.precision, "")


@register.filter
def figure(record):
    """The number as exact as it is known: "about 140"."""
    number = number_format(record.value, force_grouping=True)
    sentences = {
        Figure.Precision.EXACT: "%(number)s",
        Figure.Precision.ABOUT: _("about %(number)s"),
        Figure.Precision.MORE_THAN: _("more than %(number)s"),
    }
    return sentences[record.precision] % {"number": number}
