"""What visitors send to the public pages of `contact`, and what they and staff read there."""

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from contact.intake.spam import FormToken

from .factories import form_data

FORM = {"sv": "/sv/kontakt/", "en": "/en/contact/"}
CASE_LOOKUP = {"sv": "/sv/kontakt/svar/", "en": "/en/contact/answer/"}
ADDITION = {"sv": "/sv/kontakt/svar/komplettera/", "en": "/en/contact/answer/add/"}
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])
# What could be taken for something else than text.
HOSTILE_TEXTS = {
    "right to left": "שלום, מה שלומך? مرحبا",
    "turned": "abc \u202egnirts\u202c def",
    "HTML": '<script>alert(1)</script><img src=x onerror="alert(1)"> &amp; <b>',
    "formula": '=HYPERLINK("http://evil.example";"x")\n+1\n-1\n@SUM(A1)\n\t=1',
    "template": "{{ settings.SECRET_KEY }} {% load x %} %(reference)s {0}",
    "SQL": "'); DROP TABLE contact_case; --",
    "dots": "first\n.\n..\nlast",
    "emoji": "👩‍👩‍👧 e\u0301 \ufeff",
}
CODE = re.compile(r'<strong class="secret-code">(.*?)</strong>')


def case_url(case, page="change"):
    """A page of the case at the desk."""
    return f"/admin/contact/case/{case.pk}/{page}/"


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def title(response):
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1].strip()


def main(response):
    return re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]


def hidden(response, name):
    """The value of a hidden field."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1])


def send(client, language="sv", **fields):
    return client.post(FORM[language], form_data(**fields))


TYPED = {
    "topic": "comment",
    "subject": 'Avtal "Åbo"',
    "message": "Ett <b>långt</b> meddelande",
    "email": "sender@example.org",
    "page": "/sv/besok/",
}


def assert_everything_typed_is_kept(response, email="sender@example.org"):
    html = response.content.decode()
    assert "Ett &lt;b&gt;långt&lt;/b&gt; meddelande</textarea>" in html
    assert 'value="Avtal &quot;Åbo&quot;"' in html
    assert f'value="{email}"' in html
    assert re.search(r'value="comment"[^>]*checked', html)
    assert 'value="/sv/besok/"' in html


def code_on(receipt):
    """The code that a receipt shows, or None."""
    found = CODE.search(receipt.content.decode())
    return found and found[1]


def open_case(client, case, code, language="sv", **fields):
    data = {"reference": case.reference, "code": code, "draft": ""}
    return client.post(CASE_LOOKUP[language], data | fields)


def add(client, opened, language="sv", **fields):
    """Sends an addition from the page of an opened case."""
    data = {
        "case_token": hidden(opened, "case_token"),
        "token": str(FormToken.issue(age=60)),
        "website": "",
        "message": "Jag glömde en sak.",
    }
    return client.post(ADDITION[language], data | fields)
