from django import template

from .. import outbox, retention
from ..admin.queues import counts

register = template.Library()

QUEUES = ("mine-and-unassigned", "overdue", "quarantine")


@register.inclusion_tag("admin/contact/_today.html", takes_context=True)
def desk_today(context):
    """What waits at the desk, and how the mail stands; nothing for staff without enquiries."""
    user = context["request"].user
    if not user.has_perm("contact.view_enquiry"):
        return {}
    return {
        "is_shown": True,
        "counts": counts(user, QUEUES),
        "outbox": outbox.state(),
        "due_for_deletion": sum(len(proposal.enquiries) for proposal in retention.proposals())
        if user.has_perm("contact.dispose_enquiry")
        else 0,
    }
