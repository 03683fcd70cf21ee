from django import template

from publishing import jobs

from ..desk.queues import TODAY, counts
from ..mail import outbox
from ..mail.job import DELIVER_MAIL
from ..retention import rules

register = template.Library()


@register.inclusion_tag("admin/contact/_today.html", takes_context=True)
def desk_today(context):
    """What waits at the desk, and how the mail stands; nothing for staff without cases."""
    user = context["request"].user
    if not user.has_perm("contact.view_case"):
        return {}
    return {
        "is_shown": True,
        "counts": counts(user, TODAY),
        "outbox": outbox.state(),
        "mail_job": jobs.states()[DELIVER_MAIL.name],
        "due_for_deletion": (rules.count_due(user) if user.has_perm("contact.dispose_case") else 0),
    }
