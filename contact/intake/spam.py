"""Honeypot, signed form token and rate limit: unwanted mail is kept away without puzzles."""

import hashlib
import ipaddress
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import salted_hmac

from contact.cases.models import Case, SenderAddition
from contact.mail.models import OutgoingMail

MIN_FILL_SECONDS = 3
TOKEN_MAX_AGE = 24 * 60 * 60

RATE_LIMIT = 5
RATE_PERIOD = timedelta(minutes=10)

ACKNOWLEDGEMENTS_A_DAY = 5

_signer = Signer(salt="contact.form")


@dataclass(frozen=True)
class FormToken:
    """One copy of the form: which it is, and when it was shown."""

    # Neither stored nor derivable from what is stored: the one-time code follows from it.
    number: uuid.UUID
    issued_at: float

    @classmethod
    def issue(cls, age=0):
        return cls(uuid.uuid4(), time.time() - age)

    @classmethod
    def read(cls, text):
        """The token in a sent form; None where it is not one of ours."""
        try:
            number, issued_at = _signer.unsign_object(text)
            return cls(uuid.UUID(number), float(issued_at))
        except (BadSignature, ValueError, TypeError):
            return None

    def __str__(self):
        return _signer.sign_object([self.number.hex, self.issued_at])

    @property
    def is_too_early(self):
        return time.time() - self.issued_at < MIN_FILL_SECONDS

    @property
    def is_expired(self):
        return time.time() - self.issued_at > TOKEN_MAX_AGE

    def idempotency_key(self, *content):
        """The same form with the same content gives the same key, other content another."""
        digest = hashlib.sha256(repr(content).encode()).hexdigest()
        return uuid.uuid5(self.number, digest)


def client_address(request):
    """The visitor's IP address, as the outermost proxy of ours saw it."""
    trusted = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if trusted and hops != [""]:
        return hops[-min(trusted, len(hops))]
    return request.META.get("REMOTE_ADDR", "")


def client_hash(address, day):
    """A key for counting one client's cases during a day, from which no IP address follows.

    One household has a whole /64 of IPv6 addresses, so those count as one client.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        client = address
    else:
        parsed = getattr(parsed, "ipv4_mapped", None) or parsed
        prefix = 32 if parsed.version == 4 else 64
        client = str(ipaddress.ip_network((parsed, prefix), strict=False))
    return salted_hmac(f"contact.client.{day}", client, algorithm="sha256").hexdigest()


def recent_client_hashes(address, since):
    """The keys of a client during a period that may have begun yesterday."""
    days = {timezone.localdate(since), timezone.localdate()}
    return [client_hash(address, day) for day in days]


def has_sent_too_many(address):
    since = timezone.now() - RATE_PERIOD
    recent = {
        "client_hash__in": recent_client_hashes(address, since),
        "received_at__gt": since,
    }
    sent = Case.objects.filter(**recent).count() + SenderAddition.objects.filter(**recent).count()
    return sent >= RATE_LIMIT


def is_written_to_often(email):
    """Whether an e-mail address, which anybody may give, has had its acknowledgements today."""
    recent = OutgoingMail.objects.filter(
        kind=OutgoingMail.Kind.ACKNOWLEDGEMENT,
        recipient__iexact=email,
        created_at__gt=timezone.now() - timedelta(days=1),
    )
    return recent.count() >= ACKNOWLEDGEMENTS_A_DAY
