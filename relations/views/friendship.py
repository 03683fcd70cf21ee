from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from publishing.frame import PageFrame
from publishing.preview import is_preview_of, render_page
from publishing.records import in_alphabet
from relations.models import City, Document, HostTown, Meeting
from relations.models.prefetches import published_documents
from relations.rotation import HostYear, has_order, host_years

MEETINGS_AHEAD = 4


def friendship_towns(request):
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    is_preview = is_preview_of(request, Meeting)
    visible = Meeting.objects.all() if is_preview else Meeting.objects.readable()
    meetings = list(
        visible.select_related("host__city").prefetch_related(
            Prefetch("evaluation", queryset=Document.objects.with_current_file()),
            published_documents(),
        )
    )
    today = timezone.localdate()
    planned = {meeting.year: meeting for meeting in meetings if not meeting.is_withdrawn}
    coming = coming_meetings(hosts, planned.values(), today)
    cities = list(City.objects.for_chart())
    frame = PageFrame.for_section("friendship-towns", request)
    frame.is_preview |= is_preview
    return render_page(
        request,
        "relations/friendship_towns.html",
        {
            "cities": cities,
            "towns": in_alphabet(city for city in cities if city.is_friendship_town),
            "hosts": hosts,
            "rotation": hosts[0].rotation if hosts else None,
            "years_between_turns": years_between_turns(hosts),
            "order_is_known": has_order(hosts),
            "coming": coming,
            "coming_with_plans": [(turn, planned.get(turn.year)) for turn in coming],
            "held": [meeting for meeting in meetings if is_over(meeting, today)],
            "withdrawn": [m for m in meetings if m.is_withdrawn and not is_over(m, today)],
            "frame": frame,
        },
    )


def years_between_turns(hosts):
    """From one meeting that Gothenburg hosts to the next; None where it takes no turn."""
    takes_turns = any(host.city_id is None for host in hosts)
    return hosts[0].rotation.interval_years * len(hosts) if takes_turns else None


def is_over(meeting, today: date):
    """A meeting without a last day counts as held once its year is over."""
    return meeting.ends_on < today if meeting.ends_on else meeting.year < today.year


def coming_meetings(hosts, meetings, today: date):
    """The next hosts by the rotation, and every meeting that is recorded."""
    if not hosts:
        return []
    rotation = hosts[0].rotation
    by_id = {host.pk: host for host in hosts}
    anchor = None
    if rotation.anchor_year:
        anchor = (rotation.anchor_year, by_id[rotation.anchor_host_id])
    recorded = {meeting.year: by_id[meeting.host_id] for meeting in meetings}
    first_year = first_coming_year(meetings, today)
    coming = host_years(
        order=sorted(hosts, key=lambda host: host.turn) if has_order(hosts) else [],
        interval=rotation.interval_years,
        anchor=anchor,
        recorded=recorded,
        first_year=first_year,
        number=MEETINGS_AHEAD,
    )
    last_year = coming[-1].year if coming else first_year
    further = sorted(year for year in recorded if year > last_year)
    return coming + [HostYear(year, recorded[year], is_recorded=True) for year in further]


def first_coming_year(meetings, today: date):
    """This year, or the next once this year's meeting is over, or the last while its one lasts."""
    held_this_year = any(m.year == today.year and is_over(m, today) for m in meetings)
    return min([today.year + held_this_year, *(m.year for m in meetings if not is_over(m, today))])
