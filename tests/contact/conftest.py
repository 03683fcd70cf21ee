import contextlib
import smtplib
import socket

import pytest
from aiosmtpd.controller import Controller

from tests.contact.factories import HANDLER, REGISTRAR, make_staff


class Mailbox:
    """Takes mail as an SMTP server does, or refuses it when told to."""

    def __init__(self):
        self.mails = []
        self.refusals = []

    async def handle_DATA(self, server, session, envelope):
        if self.refusals:
            answer = self.refusals.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        self.mails.append(envelope)
        return "250 OK"


class SmtpServer:
    """An SMTP server on a port of its own, that can be down and come up."""

    def __init__(self):
        self.mailbox = Mailbox()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @contextlib.contextmanager
    def up(self):
        controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            smtplib.SMTP("127.0.0.1", self.port, timeout=5).quit()
            yield self.mailbox
        finally:
            controller.stop()


@pytest.fixture
def smtp(settings):
    server = SmtpServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    settings.EMAIL_TIMEOUT = 5
    return server


@pytest.fixture
def start_mail_worker(start_worker):
    """Starts workers that deliver mail to a mail server of the test's."""

    def start_mail_worker(server, **options):
        url = f"smtp://127.0.0.1:{server.port}"
        return start_worker("--job", "deliver-mail", EMAIL_URL=url, **options)

    return start_mail_worker


@pytest.fixture
def handler(client):
    """Who is logged in, in `client`."""
    user = make_staff("omar", HANDLER, first_name="Omar", last_name="Lind")
    client.force_login(user)
    return user


@pytest.fixture
def registrar(client):
    """Who is logged in, in `client`."""
    user = make_staff("karin", REGISTRAR, first_name="Karin", last_name="Ek")
    client.force_login(user)
    return user
