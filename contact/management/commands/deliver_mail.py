import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseFailure
from django.db import close_old_connections

from contact.mail import outbox
from contact.models import OutgoingMail

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_BEATS = 20


class Command(BaseCommand):
    help = (
        "Delivers the mail that waits in the outbox, once or, with --loop, until it is told to "
        "stop by SIGTERM or SIGINT. Any number may run at the same time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Go on for ever.")
        parser.add_argument(
            "--interval",
            type=float,
            default=5,
            metavar="SECONDS",
            help="How long the loop rests when nothing is due (5).",
        )

    def handle(self, *, loop, interval, **options):
        self.is_stopping = False
        self.next_beat = 0
        if loop:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self.stop)
            self.deliver_for_ever(interval)
        else:
            delivered = self.deliver_due()
            waiting = OutgoingMail.objects.waiting().count()
            self.stdout.write(f"Delivered: {delivered}. Still waiting: {waiting}.")

    def stop(self, _number, _frame):
        """The mail that is on its way is brought to its end first."""
        self.is_stopping = True

    def deliver_due(self):
        delivered = 0
        self.beat()
        while not self.is_stopping and (mail := outbox.claim()):
            delivered += outbox.deliver(mail, may_wait=lambda: not self.is_stopping)
            self.beat()
        return delivered

    def beat(self):
        if time.monotonic() >= self.next_beat:
            outbox.beat()
            self.next_beat = time.monotonic() + SECONDS_BETWEEN_BEATS

    def deliver_for_ever(self, interval):
        logger.info("The mail worker has started.")
        while not self.is_stopping:
            try:
                self.deliver_due()
            except DatabaseFailure as error:
                logger.error("The mail worker cannot use the database: %s", type(error).__name__)
            # A connection that has failed or grown old is opened anew in the next round.
            close_old_connections()
            self.rest(interval)
        logger.info("The mail worker has stopped.")

    def rest(self, interval):
        wake = time.monotonic() + interval
        while not self.is_stopping and (left := wake - time.monotonic()) > 0:
            time.sleep(min(left, 0.5))
