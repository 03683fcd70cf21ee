"""The queues that staff work from, and how much waits in each."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.cases.models import Case
from contact.mail.models import OutgoingMail


@dataclass(frozen=True)
class Queue:
    """A set of cases that staff work from; `condition` is called with the user who looks."""

    code: str
    name: str
    condition: Callable[..., Q]

    @property
    def key(self):
        return self.code.replace("-", "_")


IS_OPEN = Q(status__in=Case.OPEN)
IS_FINISHED = Q(status__in=(Case.Status.ANSWERED, Case.Status.CLOSED))
IS_QUARANTINED = Q(status=Case.Status.QUARANTINED)
# An empty condition counts nothing in an aggregate.
IS_ANY = Q(pk__isnull=False)

MINE_AND_UNASSIGNED = Queue(
    "mine-and-unassigned",
    _("Mine and unassigned"),
    lambda user: IS_OPEN & (Q(assignee=user) | Q(assignee=None)),
)
MINE = Queue("mine", _("Mine"), lambda user: IS_OPEN & Q(assignee=user))
OVERDUE = Queue("overdue", _("Overdue"), lambda user: IS_OPEN & Q(due_on__lt=timezone.localdate()))
OPEN = Queue("open", _("All open"), lambda user: IS_OPEN)
FINISHED = Queue("finished", _("Answered and closed"), lambda user: IS_FINISHED)
QUARANTINE = Queue("quarantine", _("Quarantine"), lambda user: IS_QUARANTINED)
ALL = Queue("all", _("All"), lambda user: IS_ANY)

# In the order of the tabs.
QUEUES = {
    queue.code: queue
    for queue in (MINE_AND_UNASSIGNED, MINE, OVERDUE, OPEN, FINISHED, QUARANTINE, ALL)
}
# What the first page of the admin counts.
TODAY = (MINE_AND_UNASSIGNED, OVERDUE, QUARANTINE)

# Parameters of a list's URL that narrow nothing.
IGNORED_PARAMS = {"o", "p", "all", "e", "_changelist_filters"}


def counts(user, queues):
    """How many cases stand in each queue, in one query."""
    return Case.objects.aggregate(
        **{queue.key: Count("pk", filter=queue.condition(user)) for queue in queues}
    )


class QueueFilter(admin.SimpleListFilter):
    """Shown as tabs above the list. A search or another filter looks through everything."""

    title = _("queue")
    parameter_name = "queue"
    template = "admin/contact/case/_shown_elsewhere.html"

    def __init__(self, request, params, model, model_admin):
        asked = {name for name, value in request.GET.items() if value} - IGNORED_PARAMS
        self.default = ALL if asked else MINE_AND_UNASSIGNED
        self.user = request.user
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(queue.code, queue.name) for queue in QUEUES.values()]

    @property
    def chosen(self):
        return QUEUES.get(self.value(), self.default)

    def queryset(self, request, queryset):
        return queryset.filter(self.chosen.condition(self.user))

    def tabs(self, changelist):
        numbers = counts(self.user, QUEUES.values())
        for queue in QUEUES.values():
            yield {
                "name": queue.name,
                "count": numbers[queue.key],
                "is_chosen": queue == self.chosen,
                "url": changelist.get_query_string({"queue": queue.code}, ["p"]),
                "is_alarming": queue == OVERDUE and numbers[queue.key] > 0,
            }


class OverdueFilter(admin.SimpleListFilter):
    title = _("answer date")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("Overdue")), ("week", _("Within a week")), ("later", _("Later"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        in_a_week = today + dt.timedelta(days=7)
        match self.value():
            case "overdue":
                return queryset.filter(OVERDUE.condition(request.user))
            case "week":
                return queryset.filter(IS_OPEN, due_on__range=(today, in_a_week))
            case "later":
                return queryset.filter(IS_OPEN, due_on__gt=in_a_week)


class DeliveryFilter(admin.SimpleListFilter):
    title = _("e-mail")
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [
            ("sent", _("Sent")),
            ("waiting", _("Waiting")),
            ("failing", _("Waiting after failed attempts")),
            ("given-up", _("Could not be sent")),
        ]

    def queryset(self, request, queryset):
        mails = OutgoingMail.objects.filter(case=OuterRef("pk"))
        waiting = OutgoingMail.objects.waiting().filter(case=OuterRef("pk"))
        match self.value():
            case "sent":
                return queryset.filter(~Exists(waiting), Exists(mails.exclude(sent_at=None)))
            case "waiting":
                return queryset.filter(Exists(waiting))
            case "failing":
                return queryset.filter(Exists(waiting.exclude(last_error="")))
            case "given-up":
                return queryset.filter(Exists(mails.exclude(failed_at=None)))


class AssigneeFilter(admin.SimpleListFilter):
    """Only those who have a case: the list is as long as the office is large."""

    title = _("assigned to")
    parameter_name = "assignee"

    def lookups(self, request, model_admin):
        people = (
            Case.objects.exclude(assignee=None)
            .order_by("assignee__first_name", "assignee__last_name", "assignee")
            .values_list(
                "assignee",
                "assignee__first_name",
                "assignee__last_name",
                "assignee__username",
            )
            .distinct()
        )
        yield "nobody", _("Nobody")
        for pk, first, last, username in people:
            yield str(pk), f"{first} {last}".strip() or username

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "nobody":
                return queryset.filter(assignee=None)
            case pk:
                return queryset.filter(assignee=pk) if pk.isdecimal() else queryset.none()
