"""A visitor of the load test: opens forms, sends them, and follows the receipt."""

import re
import threading
import time
from html import unescape
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

HOST = "site.invalid"
FORMS = ("/sv/kontakt/", "/en/contact/")
# A little more than the site requires between opening and sending a form.
WRITING_TIME = 3.5
MOST_TRIES = 30


class Sender(threading.Thread):
    """A thread with an IP address and a cookie of its own, which sends some messages in a row."""

    def __init__(self, number, messages, port, ready, notes):
        super().__init__(daemon=True)
        self.address = f"198.51.{100 + number // 250}.{1 + number % 250}"
        self.port = port
        self.ready = ready
        self.notes = notes
        self.messages = [f"Sender {number}, message {n} åäö" for n in range(messages)]
        # Every second sender leaves an e-mail address.
        self.email = f"sender{number}@site.invalid" if number % 2 else ""
        self.form = FORMS[number % len(FORMS)]
        self.is_impatient = number % 5 == 0
        self.cookie = ""

    def run(self):
        opened = [self.open_form() for _message in self.messages]
        self.ready.wait(120)
        time.sleep(WRITING_TIME)
        for message, fields in zip(self.messages, opened, strict=True):
            self.send(message, fields)

    def open_form(self):
        response, html = self.ask("GET", self.form)
        self.cookie = response.headers["Set-Cookie"].partition(";")[0]
        return {
            name: unescape(re.search(f'name="{name}" value="([^"]+)"', html)[1])
            for name in ("csrfmiddlewaretoken", "token")
        }

    def send(self, message, fields):
        data = {
            **fields,
            "topic": "question",
            "subject": "",
            "message": message,
            "email": self.email,
            "website": "",
            "page": "",
        }
        began = time.monotonic()
        double_click = None
        if self.is_impatient:
            double_click = threading.Thread(
                target=self.ask, args=("POST", self.form, urlencode(data)), daemon=True
            )
            double_click.start()
            self.notes.double_clicks.append(message)
        response, html = self.ask("POST", self.form, urlencode(data))
        if double_click:
            double_click.join()
        if response.status != 302:
            return
        receipt = next(
            cookie.partition(";")[0]
            for cookie in response.headers.get_all("Set-Cookie")
            if cookie.startswith("receipt=")
        )
        response, html = self.ask("GET", response.headers["Location"], cookie=receipt)
        self.notes.durations.append(time.monotonic() - began)
        reference = re.search(r"GI-\w{4}-\w{4}", html)
        if response.status == 200 and reference:
            self.notes.receipts.append((message, reference[0]))

    def ask(self, method, path, body=None, cookie=None):
        """The response, after as many tries as broken connections require."""
        headers = {
            "Host": HOST,
            "Origin": f"https://{HOST}",
            "X-Forwarded-For": self.address,
            "X-Forwarded-Proto": "https",
            "Cookie": cookie or self.cookie,
            "Connection": "close",
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for _try in range(MOST_TRIES):
            connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.request(method, path, body, headers)
                response = connection.getresponse()
                html = response.read().decode()
            except (OSError, HTTPException):
                self.notes.broken.append(path)
                time.sleep(0.2)
            else:
                self.notes.statuses.append(f"{method} {response.status}")
                return response, html
            finally:
                connection.close()
        raise SystemExit(f"{method} {path}: no answer to {MOST_TRIES} tries")


class Notes:
    """What all senders have recorded."""

    def __init__(self):
        self.receipts = []
        self.statuses = []
        self.broken = []
        self.double_clicks = []
        self.durations = []
