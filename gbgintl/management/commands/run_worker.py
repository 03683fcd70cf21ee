import logging
import signal
import threading
from dataclasses import replace
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connections

from publishing import jobs

logger = logging.getLogger(__name__)

# How often a worker looks whether a job with a long interval is due.
LONGEST_PAUSE = 5


class Command(BaseCommand):
    help = (
        "Runs the jobs that the apps have registered, until SIGTERM or SIGINT; what is under way "
        "is finished first. Any number of workers may run: a job is with one of them at a time."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--once",
            action="store_true",
            help="Run every job that is due once, or those named by --job now, and end.",
        )
        parser.add_argument(
            "--job",
            action="append",
            dest="names",
            choices=sorted(jobs.registry),
            help="Run this job only. May be repeated.",
        )
        parser.add_argument(
            "--interval",
            type=float,
            metavar="SECONDS",
            help="How long a job rests between two runs, instead of its own interval.",
        )

    def handle(self, *, once, names, interval, **options):
        self.stopping = threading.Event()
        chosen = [jobs.registry[name] for name in names or jobs.registry]
        if interval is not None:
            chosen = [replace(job, interval=timedelta(seconds=interval)) for job in chosen]
        if once:
            self.run_once(chosen, only_if_due=not names)
        else:
            self.run_until_stopped(chosen)

    def run_once(self, chosen, only_if_due):
        failed = []
        for job in chosen:
            outcome = jobs.run(job, self.stopping, only_if_due)
            if outcome is None:
                self.stdout.write(f"{job.name}: not due, or with another worker")
            elif outcome.error:
                failed.append(f"{job.name} failed: {outcome.error}")
            else:
                self.stdout.write(f"{job.name}: {outcome.summary}")
        if failed:
            raise CommandError("; ".join(failed))

    def run_until_stopped(self, chosen):
        """A thread per job, so that a slow mail server does not keep the others waiting."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        logger.info("The worker has started.")
        threads = [threading.Thread(target=self.repeat, args=[job]) for job in chosen]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        logger.info("The worker has stopped.")

    def stop(self, _number, _frame):
        self.stopping.set()

    def repeat(self, job):
        pause = min(job.interval.total_seconds(), LONGEST_PAUSE)
        while not self.stopping.is_set():
            try:
                jobs.run(job, self.stopping)
            except jobs.DATABASE_IS_DOWN as error:
                logger.error("Job %s cannot use the database: %s", job.name, type(error).__name__)
            except Exception as error:
                # The thread has to go on, or the job would rest until the worker is restarted.
                logger.error("Job %s was not run: %s", job.name, type(error).__name__)
            # A connection that has failed or expired is opened again in the next round.
            close_old_connections()
            self.stopping.wait(pause)
        connections.close_all()
