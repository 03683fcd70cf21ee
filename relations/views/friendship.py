from datetime import date

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone

from publishing.frame import PageFrame
from relations.models import City, Document, HostTown, Meeting
from relations.rotation import host_years

MEETINGS_AHEAD = 4


def friendship_towns(request):
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    meetings = list(
        Meeting.objects.readable()
        .select_related("host__city", "evaluation")
        .prefetch_related(
            Prefetch("documents", queryset=Document.objects.published().alphabetical())
        )
    )
    today = timezone.localdate()
    planned = {meeting.year: meeting for meeting in meetings if meeting.is_published}
    coming = coming_meetings(hosts, planned.values(), today)
    return render(
        request,
        "relations/friendship_towns.html",
        {
            "towns": City.objects.published().friendship_towns().alphabetical(),
            "hosts": hosts,
            "rotation": hosts[0].rotation if hosts else None,
            "years_between_turns": hosts[0].rotation.interval_years * len(hosts) if hosts else None,
            "coming": coming,
            "coming_with_plans": [(turn, planned.get(turn.year)) for turn in coming],
            "held": [meeting for meeting in meetings if is_over(meeting, today)],
            "frame": PageFrame.for_section("friendship-towns"),
        },
    )


def is_over(meeting, today: date):
    """A meeting without a last day counts as held once its year is over."""
    return meeting.ends_on < today if meeting.ends_on else meeting.year < today.year


def coming_meetings(hosts, meetings, today: date):
    """The next hosts, by the rotation and the recorded meetings."""
    if not hosts:
        return []
    rotation = hosts[0].rotation
    by_id = {host.pk: host for host in hosts}
    anchor = None
    if rotation.anchor_year:
        anchor = (rotation.anchor_year, by_id[rotation.anchor_host_id])
    turns = [host.turn for host in hosts]
    order_is_known = all(turns) and len(set(turns)) == len(turns)
    return host_years(
        order=sorted(hosts, key=lambda host: host.turn) if order_is_known else [],
        interval=rotation.interval_years,
        anchor=anchor,
        recorded={meeting.year: by_id[meeting.host_id] for meeting in meetings},
        first_year=first_coming_year(meetings, today),
        number=MEETINGS_AHEAD,
    )


def first_coming_year(meetings, today: date):
    """This year, or the next once this year's meeting is over."""
    held_this_year = any(m.year == today.year and is_over(m, today) for m in meetings)
    return today.year + held_this_year
