from datetime import date

from relations.models import HostTown, Meeting, Rotation
from relations.models.vocabulary import FRIENDSHIP_TOWN

from .states import state_of
from .storing import link, some_of, store
from .texts import in_some, name, rich_text

EARLIEST_YEAR = 1946
INTERVAL = 2


def make(filler):
    """A rotation that is there already keeps its towns and their order."""
    made, year = filler.made, filler.today.year
    rotation = Rotation.objects.first()
    if rotation is None:
        rotation = _make_rotation(filler, anchor_year=year - year % INTERVAL)
    made["host_towns"] = hosts = list(rotation.hosts.all())
    last = year - year % INTERVAL + 2 * INTERVAL
    years = range(last, EARLIEST_YEAR, -INTERVAL)[: filler.sizes.meetings if hosts else 0]
    made["meetings"] = store(
        [_meeting(filler, number, year, hosts) for number, year in enumerate(years)]
    )
    link(
        "documents",
        (
            (meeting, document)
            for number, meeting in enumerate(made["meetings"])
            for document in some_of(made["documents"], number, number % 3, filler.sizes.related)
        ),
    )


def _make_rotation(filler, anchor_year):
    towns = [city for city in filler.made["cities"] if city.kind_id == FRIENDSHIP_TOWN][:4]
    (rotation,) = store([Rotation(interval_years=INTERVAL, since_year=EARLIEST_YEAR)])
    hosts = store(
        [
            HostTown(rotation=rotation, city=city, turn=turn)
            for turn, city in enumerate([None, *towns], start=1)
        ]
    )
    rotation.anchor_year, rotation.anchor_host = anchor_year, hosts[0]
    (rotation,) = store([rotation])
    return rotation


def _meeting(filler, number, year, hosts):
    """The first two are to come; what has been held has an outcome."""
    documents = filler.made["documents"]
    is_held = date(year, 9, 16) < filler.today
    has_dates = number % 4 != 1
    return Meeting(
        year=year,
        host=hosts[number % len(hosts)],
        starts_on=date(year, 9, 14) if has_dates else None,
        ends_on=date(year, 9, 16) if has_dates else None,
        evaluation=documents[number % len(documents)] if documents and is_held else None,
        **in_some(
            number,
            theme=name(number, "Exempeltema", "Example theme") if number % 5 != 4 else ("", ""),
            outcome=rich_text(number) if is_held else ("", ""),
        ),
        **state_of(number, filler.now),
    )
