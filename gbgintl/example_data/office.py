from datetime import time, timedelta

from contact.models import Office, OpeningHours, ReplyTemplate

from .storing import store
from .texts import in_both, in_some, name

HOLIDAY = ("Exempelhelg", "Example holiday")


def make(filler):
    """An office that is there already stays as it is."""
    made = filler.made
    made["offices"] = [] if Office.objects.exists() else store([_office()])
    made["opening_hours"] = store(
        [_hours for office in made["offices"] for _hours in _week(filler, office)]
    )
    made["reply_templates"] = store(
        [_reply_template(number) for number in range(filler.sizes.reply_templates)]
    )


def _office():
    return Office(
        telephone="031-000 00 00",
        telephone_from_abroad="+46 31 000 00 00",
        email="kontor@goteborg.example",
        visiting_address="Exempelgatan 1, Göteborg",
        latitude=57.7,
        longitude=11.97,
        **in_both(
            name=("Exempelkontoret", "Example Office"),
            organisation=("Exempelstaden", "The Example City"),
            postal_address=("Exempelkontoret, 400 00 Göteborg", "Example Office, 400 00 Göteborg"),
        ),
    )


def _week(filler, office):
    """A lunch break on Mondays, closed on Sundays, and three dates that differ."""
    day, nine, noon, one, four = timedelta(days=1), time(9), time(12), time(13), time(16)
    closed = {"is_closed": True}
    return [
        OpeningHours(office=office, weekday=0, opens=nine, closes=noon),
        OpeningHours(office=office, weekday=0, opens=one, closes=four),
        *(
            OpeningHours(office=office, weekday=weekday, opens=nine, closes=four)
            for weekday in range(1, 6)
        ),
        OpeningHours(office=office, weekday=6, **closed, **in_some(5, note=HOLIDAY)),
        OpeningHours(office=office, date=filler.today - 3 * day, **closed, **in_both(note=HOLIDAY)),
        OpeningHours(office=office, date=filler.today + 3 * day, **closed, **in_both(note=HOLIDAY)),
        OpeningHours(
            office=office,
            date=filler.today + 9 * day,
            opens=nine,
            closes=noon,
            **in_some(3, note=HOLIDAY),
        ),
    ]


def _reply_template(number):
    return ReplyTemplate(
        **in_both(
            name=name(number, "Exempelsvar", "Example reply"),
            text=(
                "Hej!\n\nTack för ditt exempel.\n\nExempelkontoret",
                "Hello,\n\nThank you for your example.\n\nThe Example Office",
            ),
        )
    )
