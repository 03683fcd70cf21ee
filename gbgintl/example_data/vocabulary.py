from relations.models import RelationTerm, Source, Theme

from .storing import store
from .texts import in_both, name

# Group, position, then the name and the plural, in Swedish and in English.
TERMS = {
    "friendship-town": (
        "kind",
        1,
        ("Exempelvänort", "Example friendship town"),
        ("Exempelvänorter", "Example friendship towns"),
    ),
    "partner-city": (
        "kind",
        2,
        ("Exempelpartnerstad", "Example partner city"),
        ("Exempelpartnerstäder", "Example partner cities"),
    ),
    "active": ("status", 1, ("Aktiv", "Active"), ("Aktiva", "Active")),
    "dormant": ("status", 2, ("Vilande", "Dormant"), ("Vilande", "Dormant")),
    "ended": ("status", 3, ("Avslutad", "Ended"), ("Avslutade", "Ended")),
}


def make(filler):
    """A term that is there already keeps its words."""
    there = set(RelationTerm.objects.values_list("code", flat=True))
    store([_term(code, *words) for code, words in TERMS.items() if code not in there])
    filler.made["terms"] = list(RelationTerm.objects.filter(code__in=TERMS))
    filler.made["themes"] = store([_theme(number) for number in range(filler.sizes.themes)])
    filler.made["sources"] = store([_source(number) for number in range(6)])


def _term(code, group, position, names, plural_names):
    definition = ("Vad ”{}” betyder i exemplet.", "What ‘{}’ means in the example.")
    return RelationTerm(
        code=code,
        group=group,
        position=position,
        **in_both(
            name=names,
            plural_name=plural_names,
            # What is active needs no definition.
            definition=tuple(
                "" if code == "active" else d.format(n)
                for d, n in zip(definition, names, strict=True)
            ),
            meaning=("", "") if code == "active" else ("Mer om det.", "More about it."),
        ),
    )


def _theme(number):
    return Theme(
        code=f"exempel-{number + 1}", **in_both(name=name(number, "Exempelämne", "Example theme"))
    )


def _source(number):
    return Source(
        url="" if number % 3 == 2 else f"https://kallor.example/{number + 1}",
        dated=("", "2019", "2021-04", "2022-04-12")[number % 4],
        **in_both(title=name(number, "Exempelkälla", "Example source")),
    )
