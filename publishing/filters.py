"""Faceted filters of lists as plain links: shareable, and without script.

Parameters and values are the same in both languages, so that the language switch keeps them.
"""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Option:
    """A link that sets one filter and keeps the others."""

    label: str
    url: str
    is_current: bool
    # How many rows it leads to, where the list says so.
    count: int | None = None


@dataclass(frozen=True)
class Filter:
    parameter: str
    label: str
    options: list[Option]

    @property
    def chosen_label(self):
        """The label of the active option; empty for "all"."""
        current = next(option for option in self.options if option.is_current)
        return "" if current is self.options[0] else current.label


def valid_query(request, choices) -> dict[str, str]:
    """Those of the query's parameters that the list knows, where their value is one of the choices.

    `choices` are (value, label) pairs by parameter. Anything else filters nothing, and no link
    repeats it.
    """
    query = {}
    for parameter, pairs in choices.items():
        value = request.GET.get(parameter)
        if value in dict(pairs):
            query[parameter] = value
    return query


def link_filter(path, query, parameter, label, all_label, choices, counts=None) -> Filter:
    """The options of one filter, "all" first. `query` is the list's valid query, `counts` says
    how many rows each value leads to.
    """
    current = query.get(parameter, "")
    others = {name: value for name, value in query.items() if name != parameter}

    def option(value, label):
        url = list_url(path, others | {parameter: value})
        count = counts.get(value, 0) if counts and value else None
        return Option(label, url, value == current, count)

    return Filter(
        parameter, label, [option(value, label) for value, label in [("", all_label), *choices]]
    )


def list_url(path, query) -> str:
    """A link within a list; the path alone where nothing is chosen."""
    given = {name: value for name, value in query.items() if value}
    return f"?{urlencode(given)}" if given else path
