"""An SMTP server that can fail at every step of the protocol, which aiosmtpd does not let it do."""

import email
import socketserver
import threading

# Instead of an answer: say nothing more, or hang up.
SILENCE, HANG_UP = object(), object()

ANSWERS = {
    "greeting": "220 ready",
    "EHLO": "250 hello",
    "HELO": "250 hello",
    "MAIL": "250 go on",
    "RCPT": "250 go on",
    "DATA": "354 go on",
    "message": "250 taken",
    "RSET": "250 forgotten",
    "QUIT": "221 bye",
}


class RawSmtpServer(socketserver.ThreadingTCPServer):
    """Keeps every message that was sent whole, whatever it answered.

    `answers` says what differs from a server that works: per step an answer, SILENCE, HANG_UP, or a
    function of the line that was sent, which gives one of those or None for the usual answer.
    """

    daemon_threads = True

    def __init__(self, **answers):
        self.answers = answers
        self.messages = []
        self.steps = []
        self.is_closing = threading.Event()
        super().__init__(("127.0.0.1", 0), Conversation)
        self.port = self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.is_closing.set()
        self.shutdown()
        self.server_close()

    def answer_to(self, step, line=""):
        self.steps.append(step)
        answer = self.answers.get(step)
        if callable(answer):
            answer = answer(line)
        return ANSWERS[step] if answer is None else answer


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            if not self.say("greeting"):
                return
            while line := self.rfile.readline().decode().strip():
                step = line.partition(" ")[0].upper()
                if not self.say(step, line) or step == "QUIT":
                    return
                if step == "DATA" and not self.take_message():
                    return
        except OSError:
            # The client has gone.
            pass

    def take_message(self):
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.messages.append(b"".join(lines))
        return self.say("message")

    def say(self, step, line=""):
        """Whether the conversation goes on."""
        answer = self.server.answer_to(step, line)
        if answer is SILENCE:
            self.server.is_closing.wait(30)
        if answer in (SILENCE, HANG_UP):
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return True


def message_ids(server):
    return [email.message_from_bytes(message)["Message-ID"] for message in server.messages]


def first_time(answer):
    """The answer once, and the usual one from then on."""
    answers = iter([answer])
    return lambda _line: next(answers, None)
