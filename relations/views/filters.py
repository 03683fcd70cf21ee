"""Lists are narrowed down by plain links: shareable, and working without script.

The parameters and their values are the same in both languages, so the switch keeps them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """A link that sets one filter and keeps the others."""

    label: str
    query: str
    is_current: bool


@dataclass(frozen=True)
class Filter:
    label: str
    options: list[Option]

    @property
    def is_set(self):
        return not self.options[0].is_current


def link_filter(request, parameter, label, all_label, choices) -> Filter:
    """The options of one filter, "all" first. `choices` are (value, label) pairs."""
    current = request.GET.get(parameter, "")

    def option(value, label):
        query = request.GET.copy()
        query.pop("page", None)
        query.pop(parameter, None)
        if value:
            query[parameter] = value
        return Option(label, f"?{query.urlencode()}", value == current)

    options = [option(value, label) for value, label in choices]
    everything = option("", all_label)
    if not any(choice.is_current for choice in options):
        everything = Option(everything.label, everything.query, is_current=True)
    return Filter(label, [everything, *options])


def chosen(request, parameter, choices):
    """The parameter's value if it is one of the choices, else None: junk filters nothing."""
    value = request.GET.get(parameter)
    return value if value in dict(choices) else None
