"""No report about an error of ours quotes what somebody sent, or what the code follows from."""

import pytest
from django.core.signals import got_request_exception
from django.views.debug import SafeExceptionReporterFilter

from tests.contact.factories import make_case_with_code
from tests.contact.pages import add, open_case, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported():
    """The fields of each form that failed, as a report quotes them."""
    reports = []

    def report(sender, request, **kwargs):
        reports.append(SafeExceptionReporterFilter().get_post_parameters(request))

    got_request_exception.connect(report)
    yield reports
    got_request_exception.disconnect(report)


@pytest.fixture
def quiet_client(client):
    client.raise_request_exception = False
    return client


def fail(*args, **kwargs):
    raise RuntimeError("a fault of ours")


def quoted(report):
    return {
        name
        for name, value in report.items()
        if value != SafeExceptionReporterFilter.cleansed_substitute
    }


def test_a_message_is_not_quoted(quiet_client, reported, monkeypatch):
    monkeypatch.setattr("contact.intake.spam.has_sent_too_many", fail)

    assert send(quiet_client, email="anna@example.org", subject="Hemligt").status_code == 500

    (report,) = reported
    assert quoted(report) == {"topic", "website", "page"}


def test_an_addition_is_not_quoted(quiet_client, reported, monkeypatch):
    opened = open_case(quiet_client, *make_case_with_code())
    monkeypatch.setattr("contact.intake.spam.has_sent_too_many", fail)

    assert add(quiet_client, opened).status_code == 500

    (report,) = reported
    assert quoted(report) == {"website"}


def test_a_reference_and_a_code_are_not_quoted(quiet_client, reported, monkeypatch):
    monkeypatch.setattr("contact.intake.codes.authenticate_case", fail)

    assert open_case(quiet_client, *make_case_with_code()).status_code == 500

    (report,) = reported
    assert quoted(report) == set()
