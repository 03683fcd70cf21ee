"""The queues that staff work from, and how much waits in each."""

import datetime as dt

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.cases.models import Case
from contact.mail.models import OutgoingMail

MINE_AND_UNASSIGNED = "mine-and-unassigned"

# In the order of the tabs.
QUEUES = {
    MINE_AND_UNASSIGNED: _("Mine and unassigned"),
    "mine": _("Mine"),
    "overdue": _("Overdue"),
    "open": _("All open"),
    "finished": _("Answered and closed"),
    "quarantine": _("Quarantine"),
    "all": _("All"),
}

# Parts of a list's address that narrow nothing.
IGNORED_PARAMS = {"o", "p", "all", "e", "_changelist_filters"}


def condition(queue, user):
    """Which cases stand in a queue, for the one who looks."""
    is_open = Q(status__in=Case.OPEN)
    match queue:
        case "mine-and-unassigned":
            return is_open & (Q(assignee=user) | Q(assignee=None))
        case "mine":
            return is_open & Q(assignee=user)
        case "overdue":
            return is_open & Q(due_on__lt=timezone.localdate())
        case "open":
            return is_open
        case "finished":
            return Q(status__in=(Case.Status.ANSWERED, Case.Status.CLOSED))
        case "quarantine":
            return Q(status=Case.Status.QUARANTINED)
        case _:
            return Q()


def counts(user, queues=QUEUES):
    """How many cases stand in each queue, in one query."""
    return Case.objects.aggregate(
        **{
            queue.replace("-", "_"): Count("pk", filter=condition(queue, user))
            if queue != "all"
            else Count("pk")
            for queue in queues
        }
    )


class QueueFilter(admin.SimpleListFilter):
    """Shown as tabs above the list. A search or another filter looks through everything."""

    title = _("queue")
    parameter_name = "queue"
    template = "admin/contact/case/_shown_elsewhere.html"

    def __init__(self, request, params, model, model_admin):
        asked = {name for name, value in request.GET.items() if value} - IGNORED_PARAMS
        self.default = "all" if asked else MINE_AND_UNASSIGNED
        self.user = request.user
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return list(QUEUES.items())

    @property
    def chosen(self):
        return self.value() if self.value() in QUEUES else self.default

    def queryset(self, request, queryset):
        return queryset.filter(condition(self.chosen, self.user))

    def tabs(self, changelist):
        numbers = counts(self.user)
        for queue, name in QUEUES.items():
            yield {
                "name": name,
                "count": numbers[queue.replace("-", "_")],
                "is_chosen": queue == self.chosen,
                "address": changelist.get_query_string({"queue": queue}, ["p"]),
                "is_alarming": queue == "overdue" and numbers["overdue"] > 0,
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
                return queryset.overdue(today)
            case "week":
                return queryset.open().filter(due_on__range=(today, in_a_week))
            case "later":
                return queryset.open().filter(due_on__gt=in_a_week)


class DeliveryFilter(admin.SimpleListFilter):
    title = _("mail")
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [
            ("sent", _("Sent")),
            ("waiting", _("Waiting")),
            ("failing", _("Waiting, failed")),
            ("given-up", _("Given up")),
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
