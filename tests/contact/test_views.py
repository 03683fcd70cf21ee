import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client
from django.utils.html import strip_tags

from contact.intake.spam import RATE_LIMIT, FormToken
from contact.models import Case, OutgoingMail
from tests.contact.factories import form_data, make_case, make_office

FORM = {"sv": "/sv/kontakt/", "en": "/en/contact/"}
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def title(response):
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1].strip()


def main(response):
    return re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]


def send(client, language="sv", **fields):
    return client.post(FORM[language], form_data(**fields))


def assert_everything_typed_is_kept(response, email="sender@example.org"):
    html = response.content.decode()
    assert "Ett &lt;b&gt;långt&lt;/b&gt; meddelande</textarea>" in html
    assert 'value="Avtal &quot;Åbo&quot;"' in html
    assert f'value="{email}"' in html
    assert re.search(r'value="comment"[^>]*checked', html)
    assert 'value="/sv/besok/"' in html


TYPED = {
    "kind": "comment",
    "subject": 'Avtal "Åbo"',
    "message": "Ett <b>långt</b> meddelande",
    "email": "sender@example.org",
    "page": "/sv/besok/",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Kontakta oss", "Ställa en fråga", "Högst 5\xa0000 tecken", "allmänna handlingar"]),
        ("en", ["Contact us", "Ask a question", "At most 5,000 characters", "public documents"]),
    ],
)
def test_the_form_says_what_it_asks_for_and_what_becomes_of_it(client, language, texts):
    response = client.get(FORM[language])

    assert response.status_code == 200
    html = response.content.decode().replace("&nbsp;", "\xa0")
    for text in texts:
        assert text in html
    assert "GDPR" in html
    assert "no-cache" in response["Cache-Control"]
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_the_form_opens_with_subject_and_page_filled_in(client):
    response = client.get(FORM["sv"], {"subject": "Avtal\n& \x00mål", "page": "/sv/besok/"})

    html = response.content.decode()
    assert 'value="Avtal &amp; mål"' in html
    assert 'value="/sv/besok/"' in html


@pytest.mark.django_db
@LANGUAGES
def test_a_message_is_stored_with_its_mail_before_the_receipt_is_shown(client, language):
    make_office()

    response = send(client, language, message="Rad ett\r\nrad två", page="/sv/besok/")

    case = Case.objects.get()
    assert response.status_code == 302
    assert response["Location"].startswith(FORM[language])
    assert str(case.receipt) in response["Location"]
    assert (case.kind, case.language, case.message, case.page, case.status) == (
        "question",
        language,
        "Rad ett\nrad två",
        "/sv/besok/",
        "new",
    )
    assert case.client_hash
    assert OutgoingMail.objects.get().case == case


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "subject"),
    [("sv", "Vi har tagit emot ditt meddelande"), ("en", "We have received your message")],
)
def test_who_gives_an_address_gets_an_acknowledgement(client, language, subject):
    send(client, language, email="sender@example.org")

    to_office, to_sender = OutgoingMail.objects.order_by("pk")
    assert to_office.kind == "office"
    assert (to_sender.kind, to_sender.recipient) == ("acknowledgement", "sender@example.org")
    assert to_sender.subject.startswith(subject)


@pytest.mark.django_db
def test_no_acknowledgement_leaves_for_what_is_in_quarantine(client):
    send(client, email="sender@example.org", website="x")

    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_nobody_is_flooded_with_acknowledgements(client, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(7):
        client.post(
            FORM["sv"],
            form_data(email="victim@example.org", message=f"{number}"),
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )

    assert OutgoingMail.objects.filter(kind="office").count() == 7
    assert OutgoingMail.objects.filter(kind="acknowledgement").count() == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "email", "texts"),
    [
        ("sv", "", ["Vi har tagit emot ditt meddelande", "kan inte skicka något svar"]),
        ("sv", "a@example.org", ["Svaret skickas dit", "allmän handling"]),
        ("en", "", ["We have received your message", "cannot send you an answer"]),
        ("en", "a@example.org", ["An answer is sent there", "public document"]),
    ],
)
def test_the_receipt_shows_a_reference_and_what_happens_next(client, language, email, texts):
    sent = send(client, language, email=email, page="/sv/besok/")

    receipt = client.get(sent["Location"])

    shown = words(receipt)
    for text in (*texts, Case.objects.get().reference):
        assert text in shown
    assert 'href="/sv/besok/"' in main(receipt)
    assert f'href="/{language}/"' in main(receipt)
    assert '<meta name="robots" content="noindex">' in receipt.content.decode()
    assert "no-cache" in receipt["Cache-Control"]
    assert "vänorter har staden" not in shown


@pytest.mark.django_db
def test_a_receipt_can_be_read_again_in_either_language_and_stores_nothing(client):
    receipt = send(client)["Location"]

    first, second = client.get(receipt), client.get(receipt)
    english = client.get(receipt.replace("/sv/kontakt/kvitto/", "/en/contact/receipt/"))

    assert words(first) == words(second)
    assert "We have received your message" in words(english)
    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_the_reference_alone_opens_no_receipt(client):
    case = make_case()

    assert client.get(f"/sv/kontakt/kvitto/{case.submission}/").status_code == 404
    assert client.get(f"/sv/kontakt/kvitto/{case.reference}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "prefix", "text"),
    [
        ("sv", "Fel: Kontakta oss", "Skriv ditt meddelande."),
        ("en", "Error: Contact us", "Write your message."),
    ],
)
def test_an_error_is_told_on_top_and_beside_its_field(client, language, prefix, text):
    response = send(client, language, message=" ", email="nobody")

    html = main(response)
    assert response.status_code == 422
    assert title(response).startswith(prefix)
    assert re.search(r"</h1>\s*<div class=\"error-summary\"[^>]* tabindex=\"-1\" autofocus>", html)
    assert f'<a href="#id_message">{text}</a>' in html
    assert '<a href="#id_email">' in html
    beside = re.search(r'<p class="field-error" id="id_message_error">(.*?)</p>', html)[1]
    assert text in beside
    textarea = re.search(r"<textarea[^>]*>", html)[0]
    assert 'aria-invalid="true"' in textarea
    assert 'aria-describedby="id_message_helptext id_message_error"' in textarea
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_the_summary_leads_to_the_first_choice_of_kind(client):
    response = send(client, "en", kind="")

    assert '<a href="#id_kind_0">' in main(response)
    assert 'id="id_kind_0"' in main(response)


@pytest.mark.django_db
@LANGUAGES
def test_a_form_with_an_error_keeps_everything_typed(client, language):
    response = send(client, language, **TYPED | {"email": "nobody"})

    assert_everything_typed_is_kept(response, email="nobody")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "text"),
    [
        (0, {"sv": "vänta några sekunder", "en": "wait a few seconds"}),
        (25 * 3600, {"sv": "mer än ett dygn", "en": "more than a day"}),
        (None, {"sv": "inte känna igen formuläret", "en": "could not recognise the form"}),
    ],
)
@LANGUAGES
def test_a_form_that_is_not_good_is_shown_again_with_the_text(client, language, age, text):
    token = "forged" if age is None else str(FormToken.issue(age))

    response = send(client, language, **TYPED, token=token)

    assert response.status_code == 422
    assert text[language] in words(response)
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_who_waited_a_day_can_send_at_once(client):
    response = send(client, token=str(FormToken.issue(25 * 3600)))
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]

    assert send(client, token=token).status_code == 302
    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_who_was_too_quick_can_send_the_same_form_a_little_later(client, monkeypatch):
    early = str(FormToken.issue(1))
    response = send(client, token=early)
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
    monkeypatch.setattr("contact.intake.spam.MIN_FILL_SECONDS", 0.5)

    assert token == early
    assert send(client, token=token).status_code == 302


@pytest.mark.django_db
def test_the_hidden_field_leads_to_quarantine_with_an_ordinary_receipt(client):
    response = send(client, website="https://spam.example")

    receipt = client.get(response["Location"])

    case = Case.objects.get()
    assert case.status == Case.Status.QUARANTINED
    assert case.quarantine_reason == Case.QuarantineReason.HIDDEN_FIELD
    assert case.reference in words(receipt)
    assert "karantän" not in words(receipt)
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_the_hidden_field_is_out_of_the_way_of_people(client):
    html = main(client.get(FORM["sv"]))

    wrapper = re.search(r'<div class="honeypot" aria-hidden="true">.*?</div>', html, re.DOTALL)[0]
    assert "Lämna det här fältet tomt" in wrapper
    assert 'tabindex="-1"' in wrapper
    assert 'autocomplete="off"' in wrapper


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text"), [("sv", "vänta tio minuter"), ("en", "wait ten minutes")]
)
def test_too_many_messages_are_refused_with_the_text_kept(client, language, text):
    for number in range(RATE_LIMIT):
        assert send(client, message=f"Meddelande {number}").status_code == 302

    response = send(client, language, **TYPED)

    assert response.status_code == 429
    assert text in words(response)
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert Case.objects.count() == RATE_LIMIT


@pytest.mark.django_db
def test_a_message_sent_twice_is_stored_once_even_at_the_limit(client):
    token = str(FormToken.issue(60))
    for number in range(RATE_LIMIT - 1):
        send(client, message=f"Meddelande {number}")

    first, second = send(client, token=token), send(client, token=token)

    assert first["Location"] == second["Location"]
    assert Case.objects.count() == OutgoingMail.objects.count() == RATE_LIMIT


@pytest.mark.django_db
def test_a_second_message_written_in_the_same_form_is_stored_too(client):
    token = str(FormToken.issue(60))

    first, second = send(client, token=token), send(client, token=token, message="En annan sak")

    assert first["Location"] != second["Location"]
    assert Case.objects.count() == OutgoingMail.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_stores_one_message():
    data = form_data()
    together = threading.Barrier(4)

    def click():
        try:
            together.wait(10)
            return Client().post(FORM["sv"], data)["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        receipts = {click.result() for click in [pool.submit(click) for _ in range(4)]}

    assert len(receipts) == 1
    assert Case.objects.count() == OutgoingMail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text"), [("sv", "formulärets kaka"), ("en", "form's cookie")]
)
def test_a_failed_csrf_check_keeps_everything_typed_and_the_next_try_works(language, text):
    client = Client(enforce_csrf_checks=True)

    response = send(client, language, **TYPED)

    html = response.content.decode().replace("&#x27;", "'")
    assert response.status_code == 403
    assert text in html
    assert title(response).startswith({"sv": "Fel:", "en": "Error:"}[language])
    assert_everything_typed_is_kept(response)
    assert "no-cache" in response["Cache-Control"]
    assert not Case.objects.exists()

    csrf = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    assert send(client, language, **TYPED, csrfmiddlewaretoken=csrf).status_code == 302


@LANGUAGES
def test_the_form_is_there_without_the_database(client, database_down, language):
    with database_down():
        response = client.get(FORM[language])

    assert response.status_code == 200
    assert "<textarea" in response.content.decode()
    assert "GDPR" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "kunde inte sparas på grund av ett fel hos oss"),
        ("en", "could not be stored because of a fault of ours"),
    ],
)
@pytest.mark.parametrize("is_office_known", [True, False])
def test_without_the_database_everything_typed_is_kept(
    client, database_down, language, text, is_office_known
):
    if is_office_known:
        make_office(telephone="031-1", telephone_from_abroad="+46 31 1")
        client.get(FORM[language])
    number = {
        ("sv", True): "031-1.",
        ("en", True): "+46 31 1.",
        ("sv", False): "031-365 00 00.",
        ("en", False): "+46 31 365 00 00.",
    }[language, is_office_known]

    with database_down():
        response = send(client, language, **TYPED)

    assert response.status_code == 503
    assert text in words(response)
    assert number in words(response)
    assert_everything_typed_is_kept(response)


@pytest.mark.django_db
def test_a_mail_that_cannot_be_stored_leaves_no_message_behind(client):
    """The sender is told to try again, so half of it must not stay."""

    def refuse(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "contact_outgoingmail"'):
            raise OperationalError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        response = send(client)

    assert response.status_code == 503
    assert not Case.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["unicode_escape", "utf-16", "utf-7", "latin-1"])
def test_a_strange_charset_is_never_our_failure(client, charset):
    client.raise_request_exception = False
    body = "--x\r\n" + "--x\r\n".join(
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in form_data(message="a\\ud800b").items()
    )

    response = client.post(
        FORM["sv"],
        (body + "--x--\r\n").encode(),
        content_type=f"multipart/form-data; charset={charset}; boundary=x",
    )

    assert response.status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize(
    "field", ["kind", "subject", "message", "email", "website", "page", "token"]
)
@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "\r\nBcc: a@example.org", "<script>"])
def test_bad_input_in_any_field_has_an_answer(client, field, value):
    response = send(client, **{field: value})

    assert response.status_code in (302, 422)
    assert "<script>" not in response.content.decode().partition("<main")[2].partition("</main")[0]


@pytest.mark.django_db
def test_a_page_with_the_form_costs_a_bounded_number_of_queries(
    client, django_assert_max_num_queries
):
    make_office()

    with django_assert_max_num_queries(8):
        client.get(FORM["sv"])
