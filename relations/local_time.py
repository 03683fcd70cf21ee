"""Time difference between a city and Gothenburg, including daylight saving."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

GOTHENBURG_ZONE = ZoneInfo("Europe/Stockholm")


def time_difference(zone_name: str, at: datetime) -> timedelta:
    """The UTC offset of a zone minus Gothenburg's at an aware datetime."""
    return (
        at.astimezone(ZoneInfo(zone_name)).utcoffset() - at.astimezone(GOTHENBURG_ZONE).utcoffset()
    )


def display_difference(zone_name: str, at: datetime) -> str:
    """The difference from Gothenburg as text: "7 hours behind"."""
    ahead = time_difference(zone_name, at)
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    if not ahead:
        return _("As in Gothenburg")
    values = {"hours": hours, "minutes": minutes}
    if not minutes:
        if ahead > timedelta():
            return ngettext("%(hours)s hour ahead", "%(hours)s hours ahead", hours) % values
        return ngettext("%(hours)s hour behind", "%(hours)s hours behind", hours) % values
    if ahead > timedelta():
        return _("%(hours)s h %(minutes)s min ahead") % values
    return _("%(hours)s h %(minutes)s min behind") % values
