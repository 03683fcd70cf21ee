"""Faceted filters of lists as plain links: shareable, and without script.

Parameters and values are the same in both languages, so that the language switch keeps them.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Option:
    """A link that sets one filter and keeps the others."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Filter:
    label: str
    options: list[Option]

    @property
    def chosen_label(self):
        """The label of the active option; empty for "all"."""
        current = next(option for option in self.options if option.is_current)
        return "" if current is self.options[0] else current.label


def link_filter(request, parameter, label, all_label, choices) -> Filter:
    """The options of one filter, "all" first. `choices` are (value, label) pairs."""
    current = request.GET.get(parameter, "")

    def option(value, label):
        query = request.GET.copy()
        query.pop("page", None)
        query.pop(parameter, None)
        if value:
            query[parameter] = value
        url = f"?{query.urlencode()}" if query else request.path
        return Option(label, url, value == current)

    options = [option(value, label) for value, label in choices]
    everything = option("", all_label)
    if not any(choice.is_current for choice in options):
        everything = replace(everything, is_current=True)
    return Filter(label, [everything, *options])


def chosen(request, parameter, choices):
    """The parameter's value if it is one of the choices, else None: junk filters nothing."""
    value = request.GET.get(parameter)
    return value if value in dict(choices) else None
