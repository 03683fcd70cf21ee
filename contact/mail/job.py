"""The job that empties the outbox."""

from datetime import timedelta

from publishing.jobs import Job

from . import outbox
from .models import OutgoingMail


def run(job_run):
    delivered = 0
    while not job_run.is_stopping and (mail := outbox.claim()):
        delivered += outbox.deliver(mail, may_wait=lambda: not job_run.is_stopping)
        job_run.heartbeat()
    waiting = OutgoingMail.objects.waiting().count()
    return f"delivered {delivered}, still waiting {waiting}"


DELIVER_MAIL = Job(
    name="deliver-mail",
    run=run,
    interval=timedelta(seconds=5),
    # Shorter than the slowest delivery, so that mail goes on leaving soon after a worker was
    # killed. Two workers may overlap, because each mail has a lease of its own.
    lease=timedelta(minutes=1),
)
