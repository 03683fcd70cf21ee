from itertools import groupby

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.coordinates import latitude_field, longitude_field, whole_point
from publishing.text_fields import EmailLineField, LineField

from .telephone import dialled, is_contact_centre, validate_international, validate_telephone


class Office(models.Model):
    """The contact point that every page ends with. There is one, and the database sees to it."""

    # True in the only row there can be.
    singleton = models.BooleanField(
        default=True,
        unique=True,
        editable=False,
        error_messages={"unique": _("There is a contact point already. Change that one.")},
    )
    name = LineField(
        _("name"), max_length=100, help_text=_("The first line of the contact block on every page.")
    )
    organisation = LineField(
        _("organisation"),
        max_length=100,
        help_text=_("Whose office it is. Read by search engines, and shown in the contact block."),
    )
    telephone = LineField(
        _("phone"),
        max_length=50,
        blank=True,
        validators=[validate_telephone],
        help_text=_("As it is written in Sweden, for example 031-365 00 00."),
    )
    telephone_from_abroad = LineField(
        _("phone from abroad"),
        max_length=50,
        blank=True,
        validators=[validate_international],
        help_text=_(
            "With the country code, for example +46 31 365 00 00. This is the "
            "number that phones dial."
        ),
    )
    email = EmailLineField(
        _("e-mail address"),
        blank=True,
        help_text=_("Shown to everybody. If empty, visitors are referred to the form."),
    )
    visiting_address = LineField(
        _("visiting address"),
        max_length=200,
        blank=True,
        help_text=_("Street and number, a comma, and the town."),
    )
    postal_address = LineField(
        _("postal address"),
        max_length=200,
        blank=True,
        help_text=_("Addressee, a comma, postcode and town."),
    )
    latitude = latitude_field()
    longitude = longitude_field()

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact point")
        constraints = [
            models.CheckConstraint(condition=Q(singleton=True), name="there_is_one_office"),
            whole_point("office"),
        ]

    def __str__(self):
        return self.name_sv or self.name_en or ""

    @property
    def hours(self):
        """The opening hours from Monday on, then the dates that differ. Prefetch them."""
        return sorted(self.opening_hours.all(), key=_by_day)

    @property
    def dialled_number(self):
        """What a telephone dials, from Sweden and from abroad alike."""
        return dialled(self.telephone_from_abroad or self.telephone)

    @property
    def is_contact_centre(self):
        """Whether it is the city's contact centre that answers the telephone, not the office."""
        return is_contact_centre(self.telephone)

    @property
    def point(self):
        """Latitude and longitude as they were recorded, digit by digit, in no language's format."""
        if self.latitude is None:
            return None
        return {"latitude": repr(self.latitude), "longitude": repr(self.longitude)}


class OpeningHours(models.Model):
    """When the office is open on a weekday, or how a single date differs from its weekday."""

    office = models.ForeignKey(
        Office,
        verbose_name=_("contact point"),
        on_delete=models.CASCADE,
        related_name="opening_hours",
    )
    weekday = models.PositiveSmallIntegerField(
        _("weekday"),
        choices=list(WEEKDAYS.items()),
        null=True,
        blank=True,
        help_text=_("For the ordinary week. Leave the date empty."),
    )
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_(
            "For an exception: it applies instead of the weekday, and is shown up "
            "to and including that day."
        ),
    )
    is_closed = models.BooleanField(_("closed"), default=False)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    note = LineField(
        _("note"),
        max_length=100,
        blank=True,
        help_text=_("A few words beside the hours, for example the name of the holiday."),
    )

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ("weekday", "date", "opens")
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True, date__isnull=False)
                | Q(weekday__isnull=False, date__isnull=True),
                name="hours_are_for_a_weekday_or_a_date",
                violation_error_message=_("Choose either a weekday or a date."),
            ),
            models.CheckConstraint(
                condition=Q(is_closed=True, opens__isnull=True, closes__isnull=True)
                | Q(
                    is_closed=False,
                    opens__isnull=False,
                    closes__isnull=False,
                    closes__gt=F("opens"),
                ),
                name="hours_are_closed_or_open_and_close",
                violation_error_message=_(
                    "Give an opening time and a later closing time, or mark the day as closed."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.day}: {self.times}"

    @property
    def day(self):
        return self.date if self.weekday is None else WEEKDAYS[self.weekday]

    @property
    def times(self):
        if self.is_closed:
            return gettext("closed")
        return gettext("%(opens)s to %(closes)s") % {
            "opens": time_format(self.opens),
            "closes": time_format(self.closes),
        }


def week(hours):
    """The ordinary week in lines for reading: days in a row with the same hours share a line.

    Yields the words for the days and the hours of one such day.
    """
    days = [
        list(parts)
        for _weekday, parts in groupby(
            sorted((part for part in hours if part.weekday is not None), key=_by_day),
            key=lambda part: part.weekday,
        )
    ]
    lines = []
    for parts in days:
        previous = lines[-1] if lines else None
        if (
            previous
            and parts[0].weekday == previous[-1][0].weekday + 1
            and [_hours_of(part) for part in parts] == [_hours_of(part) for part in previous[-1]]
        ):
            previous.append(parts)
        else:
            lines.append([parts])
    return [(_days_in_words(line[0][0].weekday, line[-1][0].weekday), line[0]) for line in lines]


def exceptions(hours, today=None):
    """The dates from today on that differ from the ordinary week, soonest first."""
    today = today or timezone.localdate()
    coming = sorted((part for part in hours if part.date and part.date >= today), key=_by_day)
    return [(date, list(parts)) for date, parts in groupby(coming, key=lambda part: part.date)]


def _by_day(part):
    """The weekdays first, then the dates; within a day by the hour."""
    day = part.weekday if part.date is None else part.date.toordinal()
    return (part.date is not None, day, part.opens is not None, part.opens)


def _hours_of(part):
    return (part.is_closed, part.opens, part.closes, part.note_sv or "", part.note_en or "")


def _days_in_words(first, last):
    if first == last:
        return str(WEEKDAYS[first])
    if last == first + 1:
        words = gettext("%(first)s and %(last)s")
    else:
        words = gettext("%(first)s to %(last)s")
    return words % {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
