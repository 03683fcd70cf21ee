import datetime as dt

import pytest
from django.test import RequestFactory
from django.utils import timezone

from contact.intake import spam
from contact.models import OutgoingMail
from tests.contact.factories import make_case


@pytest.mark.parametrize(
    ("age", "is_too_early", "is_expired"),
    [(0, True, False), (2.5, True, False), (3.5, False, False), (24 * 3600 + 1, False, True)],
)
def test_a_form_token_is_valid_from_three_seconds_to_a_day(age, is_too_early, is_expired):
    token = spam.FormToken.read(str(spam.FormToken.issue(age)))

    assert token.is_too_early is is_too_early
    assert token.is_expired is is_expired


@pytest.mark.parametrize("text", ["", "x", "\x00", "a:b:c", "WzEsMl0:x"])
def test_a_token_without_our_signature_is_not_read(text):
    assert spam.FormToken.read(text) is None


def test_a_token_cannot_be_changed():
    text = str(spam.FormToken.issue())

    assert spam.FormToken.read(text) is not None
    assert spam.FormToken.read("x" + text) is None


def test_the_same_form_with_the_same_content_is_the_same_submission():
    token = spam.FormToken.issue()
    sent_again = spam.FormToken.read(str(token))

    assert token.idempotency_key("a", "b") == sent_again.idempotency_key("a", "b")
    assert token.idempotency_key("a", "b") != token.idempotency_key("ab", "")
    assert token.idempotency_key("a", "b") != spam.FormToken.issue().idempotency_key("a", "b")


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "198.51.100.1, 203.0.113.7", "192.0.2.1"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7", "198.51.100.1"),
        (3, "198.51.100.1, 203.0.113.7", "198.51.100.1"),
        (1, None, "192.0.2.1"),
    ],
)
def test_the_client_is_read_from_the_outermost_trusted_proxy(settings, proxies, header, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": header} if header else {}

    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)

    assert spam.client_address(request) == address


def test_a_client_is_known_by_a_key_that_changes_each_day_and_with_the_secret(settings):
    day = dt.date(2026, 11, 21)
    key = spam.client_hash("192.0.2.1", day)

    assert "192" not in key
    assert key == spam.client_hash("::ffff:192.0.2.1", day)
    assert key != spam.client_hash("192.0.2.2", day)
    assert key != spam.client_hash("192.0.2.1", dt.date(2026, 11, 22))
    settings.SECRET_KEY = "another"
    assert key != spam.client_hash("192.0.2.1", day)


def test_one_household_is_one_client():
    day = dt.date(2026, 11, 21)

    assert spam.client_hash("2001:db8:1:2::5", day) == spam.client_hash("2001:db8:1:2::6", day)
    assert spam.client_hash("2001:db8:1:2::5", day) != spam.client_hash("2001:db8:1:3::5", day)
    assert spam.client_hash("unknown", day)


@pytest.mark.django_db
def test_a_client_may_send_five_in_ten_minutes():
    def send(minutes_ago):
        make_case(
            client_hash=spam.client_hash("192.0.2.1", timezone.localdate()),
            received_at=timezone.now() - dt.timedelta(minutes=minutes_ago),
        )

    for minutes_ago in (1, 2, 3, 4, 11):
        send(minutes_ago)
    assert not spam.has_sent_too_many("192.0.2.1")

    send(0)
    assert spam.has_sent_too_many("192.0.2.1")
    assert not spam.has_sent_too_many("192.0.2.2")


@pytest.mark.django_db
def test_the_rate_limit_holds_across_midnight(monkeypatch):
    midnight = timezone.make_aware(dt.datetime(2026, 11, 22, 0, 1))
    for _number in range(5):
        make_case(
            client_hash=spam.client_hash("192.0.2.1", dt.date(2026, 11, 21)),
            received_at=midnight - dt.timedelta(minutes=2),
        )
    monkeypatch.setattr(timezone, "now", lambda: midnight)

    assert spam.has_sent_too_many("192.0.2.1")


@pytest.mark.django_db
def test_an_address_is_acknowledged_five_times_a_day():
    def make_acknowledgement(hours_ago, recipient="Sender@example.org", kind="acknowledgement"):
        OutgoingMail.objects.create(
            case=make_case(),
            kind=kind,
            recipient=recipient,
            created_at=timezone.now() - dt.timedelta(hours=hours_ago),
        )

    for hours_ago in (1, 2, 3, 4, 25):
        make_acknowledgement(hours_ago)
    make_acknowledgement(1, kind="answer")
    assert not spam.is_written_to_often("sender@example.org")

    make_acknowledgement(0, recipient="sender@EXAMPLE.org")
    assert spam.is_written_to_often("sender@example.org")
    assert not spam.is_written_to_often("another@example.org")
