"""One-time code: shown once, it opens a case together with the reference, also without e-mail.

A code follows from the random number of the form's token and from what was sent, so that a second
click shows the same one. The number is stored nowhere, and of the code only a hash is.
"""

import hashlib
import hmac
import secrets
import unicodedata
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from contact.cases.models import Case
from contact.cases.models.case import REFERENCE_LETTERS

from . import spam
from .models import CodeAttempt

LENGTH = 16
GROUP = 4

# Wrong codes that are taken from one client, and for one reference from all clients together.
TRIES_BY_CLIENT = 10
TRIES_FOR_REFERENCE = 20
PERIOD = timedelta(minutes=10)
KEEP_TRIES = timedelta(days=1)

# No code has it. An unknown reference is compared with it, and takes as long as a wrong code.
DECOY_HASH = f"{'0' * 32}${'0' * 64}"

_signer = TimestampSigner(salt="contact.case")


class TooManyTries(Exception):
    """So many wrong codes have come from this client or for this reference that we wait."""


def make_code(token, content):
    """The code for what was sent with a form token, in groups that can be read aloud."""
    digest = hmac.digest(token.number.bytes, f"contact.code {content!r}".encode(), "sha256")
    number, letters = int.from_bytes(digest, "big"), ""
    for _place in range(LENGTH):
        number, index = divmod(number, len(REFERENCE_LETTERS))
        letters += REFERENCE_LETTERS[index]
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_code(code, salt=None):
    """What is stored of a code: a salted hash that needs no key, and so outlives every key.

    Twenty letters at sixteen places are 69 bits, which nobody guesses from a fast hash either. The
    scrypt, about 10 ms and 4 MB a try, is for the day when a copy of the database is lost.
    """
    salt = salt or secrets.token_bytes(16)
    digest = hashlib.scrypt(plain(code).encode(), salt=salt, n=2**12, r=8, p=1, dklen=32)
    return f"{salt.hex()}${digest.hex()}"


def matches(code, code_hash):
    salt = bytes.fromhex(code_hash.partition("$")[0])
    return constant_time_compare(hash_code(code, salt), code_hash)


def plain(text):
    """What was typed, in one case and without what stands between the groups."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).upper()))


def full_reference(text):
    letters = plain(text).removeprefix("GI")
    return f"GI-{letters[:GROUP]}-{letters[GROUP:]}"


def authenticate_case(reference, code, client):
    """The case that reference and code belong to; None where they do not, whichever is wrong."""
    now = timezone.now()
    CodeAttempt.objects.filter(tried_at__lt=now - KEEP_TRIES).delete()
    reference = full_reference(reference)
    attempt = CodeAttempt.objects.create(
        client_hash=spam.client_hash(client, timezone.localdate(now)),
        reference_hash=salted_hmac(
            "contact.code.reference", reference, algorithm="sha256"
        ).hexdigest(),
        tried_at=now,
    )
    # Counted with the own attempt in it: of many at once, none slips past the limit.
    by_client = Q(client_hash__in=spam.recent_client_hashes(client, now - PERIOD))
    for_reference = Q(reference_hash=attempt.reference_hash)
    recent = CodeAttempt.objects.filter(by_client | for_reference, tried_at__gt=now - PERIOD)
    tries = recent.aggregate(
        by_client=Count("pk", filter=by_client), for_reference=Count("pk", filter=for_reference)
    )
    if tries["by_client"] > TRIES_BY_CLIENT or tries["for_reference"] > TRIES_FOR_REFERENCE:
        # Not counted: trying again must not prolong the wait.
        attempt.delete()
        raise TooManyTries
    case = Case.objects.filter(reference=reference)
    # The hash alone: a row that is there would take longer to read than one that is not.
    code_hash = case.values_list("code_hash", flat=True).first()
    if not matches(code, code_hash or DECOY_HASH):
        return None
    attempt.delete()
    return case.first()


def make_case_token(case):
    """What a page carries in place of the code, for a day, so that its form finds the case."""
    return _signer.sign(case.pk)


def case_from_token(text):
    try:
        pk = _signer.unsign(text, max_age=spam.TOKEN_MAX_AGE)
    except (BadSignature, ValueError):
        return None
    return Case.objects.exclude(code_hash="").filter(pk=pk).first()
