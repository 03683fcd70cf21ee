"""Rotation of hosts: who hosts the friendship towns' next meetings, as a pure function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any, Generic, TypeVar

Town = TypeVar("Town")


@dataclass(frozen=True)
class HostYear(Generic[Town]):
    """A meeting year and its host, either recorded by staff or computed by the rotation."""

    year: int
    host: Town
    is_recorded: bool


def has_order(hosts: Sequence[Any]) -> bool:
    """Whether every town has a place of its own in the order of hosts."""
    turns = [host.turn for host in hosts]
    return bool(turns) and all(turns) and len(set(turns)) == len(turns)


def host_years(
    order: Sequence[Town],
    interval: int,
    anchor: tuple[int, Town] | None,
    recorded: Mapping[int, Town],
    first_year: int,
    number: int,
) -> list[HostYear[Town]]:
    """The next meetings from a year on, in chronological order.

    The towns of `order` host in turn every `interval` years, counted from the latest meeting known
    before each year: the anchor, or one in `recorded`. A recorded meeting replaces a computed one
    less than an interval before it, so a meeting that was moved is listed once. Without an order,
    or without anything to count from, only recorded meetings are returned.
    """
    known = dict([anchor] if anchor else []) | dict(recorded)
    if not known:
        return []
    if not order:
        coming = sorted(year for year in recorded if year >= first_year)
        return [HostYear(year, recorded[year], is_recorded=True) for year in coming[:number]]
    return list(islice(_meetings(order, interval, known, frozenset(recorded), first_year), number))


def _meetings(
    order: Sequence[Town],
    interval: int,
    known: Mapping[int, Town],
    recorded: frozenset[int],
    first_year: int,
) -> Iterator[HostYear[Town]]:
    year = _first_meeting_year(interval, known, first_year)
    while True:
        moved_to = next((y for y in range(year + 1, year + interval) if y in recorded), None)
        if year in known:
            yield HostYear(year, known[year], year in recorded)
        elif moved_to is None:
            yield HostYear(year, _host_by_rule(order, interval, known, year), is_recorded=False)
        year = moved_to or year + interval


def _first_meeting_year(interval: int, known: Mapping[int, Town], first_year: int) -> int:
    for year in count(first_year):
        if year in known or (year - _counting_year(known, year)) % interval == 0:
            return year


def _counting_year(known: Mapping[int, Town], year: int) -> int:
    """The latest known meeting up to the year, or the first one after it."""
    return max((y for y in known if y <= year), default=min(known))


def _host_by_rule(
    order: Sequence[Town], interval: int, known: Mapping[int, Town], year: int
) -> Town:
    counting_year = _counting_year(known, year)
    steps = (year - counting_year) // interval
    return order[(order.index(known[counting_year]) + steps) % len(order)]
