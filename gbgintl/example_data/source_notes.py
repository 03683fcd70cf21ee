from datetime import timedelta

from relations.models import SourceNote

from .storing import store
from .texts import in_both

KINDS = ("documents", "cities", "networks", "projects", "cooperations", "pages")
FACT = ("Exempeluppgift {}", "Example fact {}")
OTHER = ("Exempelkällan säger något annat.", "The example source says something else.")


def make(filler):
    """Many for the first record of each kind, one for every third."""
    notes = [
        _note(filler, record, number + turn)
        for kind in KINDS
        for number, record in enumerate(filler.made[kind])
        for turn in range(filler.sizes.related if number == 0 else number % 3 == 1)
    ]
    filler.made["source_notes"] = store(notes)


def _note(filler, record, number):
    sources = filler.made["sources"]
    is_disputed = number % 4 == 1
    return SourceNote(
        record=record,
        source=sources[number % len(sources)],
        as_of=("2024-05", "2021", "")[number % 3],
        other_source=sources[(number + 1) % len(sources)] if is_disputed else None,
        review_on=filler.today + timedelta(days=30 * (number % 5 - 2)) if number % 2 else None,
        reviewer=filler.made["handler"][0] if number % 2 else None,
        **in_both(
            fact=tuple(text.format(number + 1) for text in FACT),
            other_statement=OTHER if is_disputed else ("", ""),
        ),
    )
