import datetime as dt
import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import signing
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact.cases.models.case import REFERENCE_LETTERS
from contact.intake import codes
from contact.intake.spam import FormToken
from contact.models import Case, CodeAttempt, Event, OutgoingMail
from tests.contact.factories import make_case, make_case_with_code
from tests.contact.pages import code_on, send


def new_code(content=("Hej",)):
    return codes.make_code(FormToken.issue(), content)


def test_a_code_is_easy_to_read_aloud_and_hard_to_guess():
    groups = new_code().split("-")

    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(REFERENCE_LETTERS)
    assert len(REFERENCE_LETTERS) ** codes.LENGTH > 2**64


def test_the_same_form_with_the_same_content_has_the_same_code_and_no_other_has(settings):
    token = FormToken.issue()
    code = codes.make_code(token, ["a", "b"])
    later = FormToken.read(str(token))

    assert codes.make_code(later, ["a", "b"]) == code
    assert codes.make_code(token, ["a", "c"]) != code
    assert codes.make_code(FormToken.issue(), ["a", "b"]) != code
    settings.SECRET_KEY = "another"
    assert codes.make_code(token, ["a", "b"]) == code


def test_the_stored_hash_does_not_reveal_the_code_and_depends_on_no_key(settings):
    code = new_code()
    stored, again = codes.hash_code(code), codes.hash_code(code)

    assert codes.plain(code) not in stored.upper()
    assert stored != again
    assert codes.matches(code, stored)
    assert not codes.matches(new_code(), stored)
    settings.SECRET_KEY = "another"
    assert codes.matches(code, stored)


@pytest.mark.django_db
def test_codes_stay_valid_after_a_key_rotation(settings):
    case, code = make_case_with_code()
    settings.SECRET_KEY = "the new one"

    assert codes.authenticate_case(case.reference, code, "192.0.2.1") == case


@pytest.mark.django_db
def test_nothing_that_is_stored_leads_to_the_code(client):
    token = FormToken.issue(age=60)
    send(client, token=str(token))
    code = code_on(client.get("/receipt/"))

    stored = repr([list(model.objects.values()) for model in (Case, OutgoingMail, Event)])

    for secret in (code, codes.plain(code), token.number.hex, str(token.number)):
        assert secret.lower() not in stored.lower()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [str.lower, lambda text: text.replace("-", ""), lambda text: f" {text.replace('-', ' – ')}. "],
)
def test_reference_and_code_are_accepted_however_they_are_typed(change):
    case, code = make_case_with_code()

    assert codes.authenticate_case(change(case.reference), change(code), "192.0.2.1") == case
    without_prefix = case.reference.removeprefix("GI-")
    assert codes.authenticate_case(without_prefix, code, "192.0.2.1") == case
    assert not CodeAttempt.objects.exists()


@pytest.mark.django_db
def test_wrong_code_and_unknown_reference_run_the_same_queries():
    case, code = make_case_with_code()
    other, other_code = make_case_with_code()
    without = make_case()

    def steps(reference, code):
        with CaptureQueriesContext(connection) as queries:
            assert codes.authenticate_case(reference, code, "192.0.2.1") is None
        return [query["sql"].split()[0:3] for query in queries.captured_queries]

    wrong = steps(case.reference, other_code)
    assert steps("GI-XXXX-XXXX", code) == wrong
    assert steps(without.reference, code) == wrong
    assert steps("", "") == wrong


@pytest.mark.django_db
def test_an_unknown_reference_is_hashed_like_a_wrong_code(monkeypatch):
    case, _code = make_case_with_code()
    hashed = []
    scrypt = hashlib.scrypt
    monkeypatch.setattr(
        hashlib, "scrypt", lambda *args, **kwargs: hashed.append(kwargs) or scrypt(*args, **kwargs)
    )

    for reference in (case.reference, "GI-XXXX-XXXX", make_case().reference):
        assert codes.authenticate_case(reference, new_code(), "192.0.2.1") is None

    assert len(hashed) == 3
    assert len({(one["n"], one["r"], one["p"], len(one["salt"])) for one in hashed}) == 1


@pytest.mark.django_db
def test_a_case_without_a_code_cannot_be_opened():
    case = make_case()

    for code in ("", "0" * 64, codes.DECOY_HASH, new_code()):
        assert codes.authenticate_case(case.reference, code, "192.0.2.1") is None


@pytest.mark.django_db
def test_one_client_may_try_ten_times():
    case, code = make_case_with_code()
    for _number in range(10):
        assert codes.authenticate_case(case.reference, "wrong", "192.0.2.1") is None

    with pytest.raises(codes.TooManyTries):
        codes.authenticate_case(case.reference, code, "192.0.2.1")
    assert codes.authenticate_case(case.reference, code, "192.0.2.2") == case

    CodeAttempt.objects.update(tried_at=timezone.now() - dt.timedelta(minutes=11))
    assert codes.authenticate_case(case.reference, code, "192.0.2.1") == case


@pytest.mark.django_db
@pytest.mark.parametrize("is_known", [True, False])
def test_one_reference_may_be_tried_twenty_times_whether_it_exists_or_not(is_known):
    case, code = make_case_with_code()
    reference = case.reference if is_known else "GI-XXXX-XXXX"
    for number in range(20):
        assert codes.authenticate_case(reference, "wrong", f"192.0.2.{number}") is None

    with pytest.raises(codes.TooManyTries):
        codes.authenticate_case(reference, code, "192.0.2.99")
    other, other_code = make_case_with_code()
    assert codes.authenticate_case(other.reference, other_code, "192.0.2.99") == other


@pytest.mark.django_db(transaction=True)
def test_concurrent_attempts_do_not_exceed_the_limit():
    case, _code = make_case_with_code()
    together = threading.Barrier(16)

    def guess():
        try:
            together.wait(10)
            codes.authenticate_case(case.reference, "wrong", "192.0.2.1")
        except codes.TooManyTries:
            return 0
        finally:
            connections.close_all()
        return 1

    with ThreadPoolExecutor(16) as pool:
        taken = sum(guess.result() for guess in [pool.submit(guess) for _ in range(16)])

    assert taken <= 10


@pytest.mark.django_db
def test_refused_attempts_are_not_counted():
    for _number in range(15):
        try:
            codes.authenticate_case("GI-XXXX-XXXX", "wrong", "192.0.2.1")
        except codes.TooManyTries:
            pass

    assert CodeAttempt.objects.count() == 10


@pytest.mark.django_db
def test_the_limit_of_attempts_holds_across_midnight(monkeypatch):
    midnight = timezone.make_aware(dt.datetime(2026, 11, 22, 0, 1))
    monkeypatch.setattr(timezone, "now", lambda: midnight - dt.timedelta(minutes=2))
    for _number in range(10):
        codes.authenticate_case("GI-XXXX-XXXX", "wrong", "192.0.2.1")
    monkeypatch.setattr(timezone, "now", lambda: midnight)

    with pytest.raises(codes.TooManyTries):
        codes.authenticate_case("GI-XXXX-XXXX", "wrong", "192.0.2.1")


@pytest.mark.django_db
def test_attempts_are_deleted_after_a_day_and_hold_no_personal_data():
    codes.authenticate_case("GI-XXXX-XXXX", "wrong", "192.0.2.1")
    attempt = CodeAttempt.objects.get()
    assert "192.0.2" not in attempt.client_hash
    assert "XXXX" not in attempt.reference_hash

    CodeAttempt.objects.update(tried_at=timezone.now() - dt.timedelta(hours=25))
    codes.authenticate_case("GI-YYYY-YYYY", "wrong", "192.0.2.1")

    assert CodeAttempt.objects.count() == 1


@pytest.mark.django_db
def test_a_case_token_cannot_be_forged():
    case, _code = make_case_with_code()
    without = make_case()
    good = codes.make_case_token(case)

    assert codes.case_from_token(good) == case
    assert codes.case_from_token(codes.make_case_token(without)) is None
    for forged in ("", "x", f"{case.pk}", good.replace(str(case.pk), "1", 1) + "x", "\x00"):
        assert codes.case_from_token(forged) is None
    other_use = signing.TimestampSigner(salt="something else").sign(case.pk)
    assert codes.case_from_token(other_use) is None


@pytest.mark.django_db
def test_a_case_token_expires_after_a_day(monkeypatch):
    case, _code = make_case_with_code()
    old = codes.make_case_token(case)

    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 25 * 3600)

    assert codes.case_from_token(old) is None
