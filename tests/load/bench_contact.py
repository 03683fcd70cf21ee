"""Many senders at once, one web worker killed among them: is every message there exactly once?

Runs the site as it is run in public, with gunicorn, workers for its jobs and a mail server, all
on 127.0.0.1, and a sender per thread with an address of its own. A sender whose connection breaks
sends the same form again, as a person does, and every fifth one clicks twice. Prints the counts;
the exit status says whether they are what they must be.

DATABASE_URL names an empty PostgreSQL database (.ci/with-postgresql makes one); without it the
database is a new SQLite file.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

from deploy.rehearse import free_port, read_settings, stop, wait_until_listening
from tests.contact.raw_smtp import RawSmtpServer
from tests.load.sender import Notes, Sender

ROOT = Path(__file__).resolve().parents[2]
OFFICE = "office@site.invalid"
WORKERS = 2
JOB_WORKERS = 2


def main():
    arguments = parse_arguments()
    with (
        tempfile.TemporaryDirectory(prefix="bench-contact-") as folder,
        RawSmtpServer() as mail_server,
    ):
        port = free_port()
        os.environ.update(environment(Path(folder), mail_server.port, port))
        manage("migrate", "--no-input", "--verbosity", "0")
        log = (Path(folder) / "log").open("w+")
        site = start(log, [sys.executable, "-m", "gunicorn", *gunicorn_options(port)])
        workers = [
            start(log, [sys.executable, "manage.py", "run_worker", "--interval", "0.2"])
            for _worker in range(JOB_WORKERS)
        ]
        try:
            wait_until_listening(port, site)
            notes = send_everything(arguments, port, site)
            counts = count(arguments, notes, mail_server)
        finally:
            for process in (site, *workers):
                stop(process)
            log.seek(0)
            problems = [line for line in log if "Traceback" in line or "ERROR django" in line]
            log.close()
    say(counts, problems)
    sys.exit(any(has != must for _what, has, must in counts) or bool(problems))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--senders", type=int, default=50)
    parser.add_argument("--messages", type=int, default=200, help="in all")
    arguments = parser.parse_args()
    # The limit per sender stays on: five in ten minutes.
    if not 0 < arguments.messages // arguments.senders <= 5 or arguments.senders > 250:
        parser.error("each sender sends one to five messages, and there are at most 250 senders")
    if arguments.messages % arguments.senders:
        parser.error("every sender sends the same number of messages")
    return arguments


def environment(folder, mail_port, port):
    return {
        **read_settings(ROOT / "deploy/throwaway.env"),
        "DJANGO_SETTINGS_MODULE": "tests.load.settings",
        "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "CASE_RECIPIENT": OFFICE,
        "TRUSTED_PROXY_COUNT": "1",
        "PORT": str(port),
        "PYTHONWARNINGS": "ignore",
    }


def gunicorn_options(port):
    return [
        *("--config", "deploy/gunicorn.conf.py"),
        *("--bind", f"127.0.0.1:{port}"),
        *("--workers", str(WORKERS)),
    ]


def start(log, command):
    return subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)


def manage(*arguments):
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)


def send_everything(arguments, port, site):
    notes = Notes()
    ready = threading.Barrier(arguments.senders)
    senders = [
        Sender(number, arguments.messages // arguments.senders, port, ready, notes)
        for number in range(arguments.senders)
    ]
    for sender in senders:
        sender.start()
    while len(notes.receipts) < arguments.messages / 3 and any(s.is_alive() for s in senders):
        time.sleep(0.01)
    notes.killed = kill_a_worker(site)
    for sender in senders:
        sender.join(300)
    return notes


def kill_a_worker(site):
    """In the middle of whatever it does, as a machine that runs out of memory would."""
    children = Path(f"/proc/{site.pid}/task/{site.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    return 1


def count(arguments, notes, mail_server):
    """Each number with what it must be."""
    import django

    django.setup()
    from contact.models import Case, OutgoingMail

    end = time.monotonic() + 120
    while OutgoingMail.objects.waiting().exists() and time.monotonic() < end:
        time.sleep(0.2)
    # One that is on its way a second time would arrive now.
    time.sleep(1)

    everything = arguments.messages
    stored = {(case.message, case.reference): case for case in Case.objects.all()}
    mails = [message_from_bytes(mail, policy=policy.default) for mail in mail_server.messages]
    to_office = Counter(reference_in(mail) for mail in mails if mail["To"] == OFFICE)
    to_senders = Counter(reference_in(mail) for mail in mails if mail["To"] != OFFICE)
    with_address = [case for case in stored.values() if case.email]
    seen = notes.receipts
    numbers = sorted(case.register_number for case in stored.values())
    notes.durations.sort()
    slowest, middle = notes.durations[-1], notes.durations[len(notes.durations) // 2]
    sys.stdout.write(
        f"{os.environ['DATABASE_URL'].partition(':')[0]}: {arguments.senders} senders at once, "
        f"{WORKERS} web workers, {notes.killed} killed; "
        f"{len(notes.broken)} broken connections tried again, "
        f"{len(notes.double_clicks)} forms sent twice at once; "
        f"form to receipt {middle:.2f} s in the middle, {slowest:.2f} s at worst\n"
    )
    failures = [status for status in notes.statuses if status not in ("GET 200", "POST 302")]
    return [
        ("receipts seen", len(seen), everything),
        ("different messages among them", len({message for message, _ in seen}), everything),
        ("stored cases", Case.objects.count(), everything),
        ("receipts with exactly their case", sum(pair in stored for pair in seen), everything),
        (
            "receipts with exactly one mail to the office",
            sum(to_office[reference] == 1 for _, reference in seen),
            everything,
        ),
        ("mails to the office", to_office.total(), everything),
        ("mails to senders with an address", to_senders.total(), len(with_address)),
        (
            "senders with exactly one mail a message",
            sum(to_senders[case.reference] == 1 for case in with_address),
            len(with_address),
        ),
        ("serial numbers without a gap", numbers == list(range(1, everything + 1)), True),
        ("answers other than form, redirect and receipt", failures, []),
    ]


def reference_in(mail):
    return re.search(r"GI-\w{4}-\w{4}", mail["Subject"])[0]


def say(counts, problems):
    for what, has, must in counts:
        verdict = "" if has == must else f"  MUST BE {must}"
        sys.stdout.write(f"  {what}: {has}{verdict}\n")
    for line in problems:
        sys.stdout.write(f"  in the log: {line}")


if __name__ == "__main__":
    main()
