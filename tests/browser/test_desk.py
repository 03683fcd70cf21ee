"""What axe finds on the pages where staff answer messages."""

import pytest

from contact.models import Case, ReplyTemplate
from tests.browser.axe import violations
from tests.browser.states import IS_FULL, log_in
from tests.contact.factories import make_class, make_closed, make_registered_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/admin/contact/case/"


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"] if IS_FULL else ["sv-SE"])
def test_no_page_of_the_desk_has_a_violation(open_page, live_server, locale):
    case = make_registered_case(subject="Vänorter", email="anna@example.org", page="/sv/")
    make_registered_case(is_secret=True)
    make_registered_case(status=Case.Status.QUARANTINED)
    make_class()
    make_closed()
    ReplyTemplate.objects.create(name_sv="Tack", text_sv="Tack.")
    page = open_page("about:blank", locale=locale, reduced_motion="reduce")
    log_in(page, live_server.url)
    case = f"{DESK}{case.pk}/"
    paths = (
        "/admin/",
        f"{DESK}?queue=all",
        f"{case}change/",
        f"{case}answer/",
        f"{DESK}export/?queue=all",
        f"{DESK}retention/",
        "/admin/contact/replytemplate/add/",
        "/admin/contact/retentionclass/add/",
        "/admin/contact/disposal/",
    )

    found = []
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        found += violations(page, path)

    assert found == []
