"""The secret code that opens an answer together with the reference, for senders without e-mail too.

A code follows from the site's key and the receipt's address, which both stay with us, so that a
receipt which did not arrive can be shown again. Only a keyed hash of it is stored.
"""

import unicodedata
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from contact.cases.models import Case
from contact.cases.models.case import REFERENCE_LETTERS

from . import spam
from .models import CodeAttempt

# Nobody tries 20 ** 16 codes, not even somebody who has the hash and the key.
LENGTH = 16
GROUP = 4

# A receipt that did not arrive is asked for again within this time.
RELOAD_WITHIN = timedelta(minutes=2)

# Wrong codes that are taken from one client, and for one reference from whomever.
TRIES_BY_CLIENT = 10
TRIES_FOR_REFERENCE = 20
PERIOD = timedelta(minutes=10)
KEEP_TRIES = timedelta(days=1)

# No code has it, so that an unknown reference takes the same steps as a wrong code.
NO_HASH = "0" * 64

_signer = TimestampSigner(salt="contact.case")


class TooManyTries(Exception):
    """So many wrong codes have come from this client or for this reference that we wait."""


def keys():
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def code_of(receipt, key=None):
    """The code that belongs to the receipt's address, in groups that can be read aloud."""
    digest = salted_hmac("contact.code", receipt.hex, secret=key, algorithm="sha256").digest()
    number, letters = int.from_bytes(digest, "big"), ""
    for _place in range(LENGTH):
        number, index = divmod(number, len(REFERENCE_LETTERS))
        letters += REFERENCE_LETTERS[index]
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_of(code, key=None):
    return salted_hmac("contact.code.hash", plain(code), secret=key, algorithm="sha256").hexdigest()


def matches(code, code_hash):
    # Every key is tried, whichever fits, so that the time tells nothing.
    return any([constant_time_compare(hash_of(code, key), code_hash) for key in keys()])


def plain(text):
    """What was typed, whatever its case and whatever stands between the groups."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).upper()))


def full_reference(text):
    letters = plain(text).removeprefix("GI")
    return f"GI-{letters[:GROUP]}-{letters[GROUP:]}"


def code_to_show(case):
    """The code where the receipt still may show it, otherwise nothing.

    It is shown until a browser has told that it arrived (`arrived`); where none tells, for a
    short while after the first time.
    """
    if not case.code_hash or case.code_seen_at:
        return ""
    now = timezone.now()
    if case.code_shown_at is None:
        Case.objects.filter(pk=case.pk, code_shown_at=None).update(code_shown_at=now)
    elif now - case.code_shown_at > RELOAD_WITHIN:
        return ""
    codes = [code_of(case.receipt, key) for key in keys()]
    return next((code for code in codes if matches(code, case.code_hash)), "")


def arrived(receipt):
    """The page with the code has come to where it was sent; from now on it is never shown."""
    Case.objects.filter(receipt=receipt, code_seen_at=None).exclude(code_shown_at=None).update(
        code_seen_at=timezone.now()
    )


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
    recent = CodeAttempt.objects.filter(tried_at__gt=now - PERIOD)
    by_client = recent.filter(client_hash__in=spam.recent_client_hashes(client, now - PERIOD))
    for_reference = recent.filter(reference_hash=attempt.reference_hash)
    if by_client.count() > TRIES_BY_CLIENT or for_reference.count() > TRIES_FOR_REFERENCE:
        # Not counted, or waiting would never end for whoever goes on trying.
        attempt.delete()
        raise TooManyTries
    case = Case.objects.filter(reference=reference)
    # The hash alone: a row that is there would take longer to read than one that is not.
    code_hash = case.values_list("code_hash", flat=True).first()
    if not matches(code, code_hash or NO_HASH):
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
