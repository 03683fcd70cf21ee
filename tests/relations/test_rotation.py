from hypothesis import given
from hypothesis import strategies as st

from relations.rotation import HostYear, host_years

ORDER = ["Göteborg", "Århus", "Bergen", "Åbo"]
towns = st.sampled_from(ORDER)
years = st.integers(min_value=1946, max_value=2100)


def hosts(anchor, recorded=None, first_year=2026, number=5, order=ORDER):
    found = host_years(order, 2, anchor, recorded or {}, first_year, number)
    return [(meeting.year, meeting.host) for meeting in found]


def test_towns_take_turns_every_second_year_from_the_anchor():
    assert hosts((2024, "Århus")) == [
        (2026, "Bergen"),
        (2028, "Åbo"),
        (2030, "Göteborg"),
        (2032, "Århus"),
        (2034, "Bergen"),
    ]


def test_without_an_anchor_or_a_recorded_meeting_there_are_no_hosts():
    assert hosts(None) == []


def test_a_recorded_meeting_replaces_the_computed_one_and_restarts_the_count():
    assert hosts((2024, "Århus"), {2026: "Åbo"}, number=3) == [
        (2026, "Åbo"),
        (2028, "Göteborg"),
        (2030, "Århus"),
    ]


def test_a_meeting_moved_to_another_year_is_listed_once():
    assert hosts((2024, "Århus"), {2027: "Bergen"}, number=3) == [
        (2027, "Bergen"),
        (2029, "Åbo"),
        (2031, "Göteborg"),
    ]


def test_only_a_recorded_meeting_is_marked_as_recorded():
    found = host_years(ORDER, 2, (2024, "Århus"), {2026: "Bergen"}, 2026, 2)

    assert found == [HostYear(2026, "Bergen", True), HostYear(2028, "Åbo", False)]


def test_without_an_order_only_recorded_meetings_are_listed():
    assert hosts(None, {2020: "Åbo", 2028: "Bergen"}, order=[]) == [(2028, "Bergen")]


@given(anchor=st.tuples(years, towns), first_year=years, interval=st.integers(1, 5))
def test_each_town_hosts_once_in_a_full_turn(anchor, first_year, interval):
    found = host_years(ORDER, interval, anchor, {}, first_year, 4)

    assert sorted(meeting.host for meeting in found) == sorted(ORDER)
    assert [m.year - found[0].year for m in found] == [interval * n for n in range(4)]
    assert first_year <= found[0].year < first_year + interval


@given(anchor=st.tuples(years, towns), number=st.integers(1, 12))
def test_a_town_returns_after_a_full_turn(anchor, number):
    year, town = anchor

    found = host_years(ORDER, 2, anchor, {}, year, number + 4)

    assert found[0].host == town
    assert found[number + 3].host == found[number - 1].host
    assert found[number + 3].year - found[number - 1].year == 8


@given(
    anchor=st.none() | st.tuples(years, towns),
    recorded=st.dictionaries(years, towns, max_size=6),
    first_year=years,
)
def test_every_recorded_meeting_is_listed_once_in_order(anchor, recorded, first_year):
    found = host_years(ORDER, 2, anchor, recorded, first_year, 30)

    found_years = [meeting.year for meeting in found]
    assert found_years == sorted(set(found_years))
    if found:
        within = {y: t for y, t in recorded.items() if first_year <= y <= found_years[-1]}
        assert {m.year: m.host for m in found if m.is_recorded} == within
