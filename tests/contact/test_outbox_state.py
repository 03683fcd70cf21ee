import datetime as dt

import pytest
from django.utils import timezone

from contact.mail import outbox
from contact.models import OutgoingMail
from tests.contact.factories import make_mail, make_refused_mail

pytestmark = pytest.mark.django_db


def test_nothing_waits():
    state = outbox.state()

    assert state == outbox.OutboxState(None, 0, 0, 0)
    assert not state.is_late


def test_the_state_counts_what_waits_and_what_was_given_up_lately(django_assert_num_queries):
    now = timezone.now()
    make_mail()
    OutgoingMail.objects.create(recipient="editor@example.org", subject="?", body="?")
    sent = make_mail()
    OutgoingMail.objects.filter(pk=sent.pk).update(
        sent_at=now, created_at=now - dt.timedelta(days=1)
    )
    make_refused_mail("answer", failed_at=now - dt.timedelta(days=6))
    make_refused_mail("answer", failed_at=now - dt.timedelta(days=8))

    with django_assert_num_queries(1):
        state = outbox.state()

    assert (state.waiting, state.waiting_for_cases, state.failed) == (2, 1, 1)
    assert now - state.oldest_waiting_since < dt.timedelta(minutes=1)
    assert not state.is_late


@pytest.mark.parametrize(
    ("kind", "error", "is_late"),
    [
        ("answer", "SMTPRecipientsRefused: 550 No such user", False),
        ("answer", "SMTPRecipientsRefused: 450 Later", True),
        ("answer", "ConnectionRefusedError", True),
        ("office", "SMTPRecipientsRefused: 550 No such user", True),
    ],
)
def test_a_sender_address_that_does_not_exist_is_no_alarm(kind, error, is_late):
    two_days_ago = timezone.now() - dt.timedelta(days=2)
    make_refused_mail(kind, created_at=two_days_ago, last_error=error)

    assert outbox.state().is_late is is_late
    assert outbox.state().waiting == 1
