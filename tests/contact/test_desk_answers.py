"""Answers written at the desk."""

import pytest
from django.utils import timezone

from contact.cases import transitions
from contact.models import Answer, Case, OutgoingMail, ReplyTemplate
from tests.contact.factories import make_registered_case, stored
from tests.contact.pages import case_url, words

pytestmark = pytest.mark.django_db

Status = Case.Status


def make_template():
    return ReplyTemplate.objects.create(
        name_sv="Tack", name_en="Thanks", text_sv="Tack för din fråga.", text_en="Thank you."
    )


def answer_data(page, **fields):
    form = page.context_data["form"]
    data = {
        "text": "Hej!",
        "language": form.initial["language"],
        "outcome": form.initial["outcome"],
        "idempotency_key": form.initial["idempotency_key"],
    }
    return {f"answer-{name}": value for name, value in (data | fields).items()}


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Tack för din fråga."), ("en", "Thank you.")]
)
@pytest.mark.parametrize("admin_language", ["sv", "en"])
def test_a_template_is_fetched_in_the_senders_language(
    client, handler, language, text, admin_language
):
    case, template = make_registered_case(language=language), make_template()

    page = client.get(
        f"{case_url(case, 'answer')}?template={template.pk}",
        headers={"accept-language": admin_language},
    )

    form = page.context_data["form"]
    assert form.initial["text"] == text
    assert form.initial["language"] == language
    assert {"sv": "Tack", "en": "Thanks"}[admin_language] in words(page)


def test_an_unknown_template_is_ignored(client, handler):
    make_template()

    page = client.get(f"{case_url(make_registered_case(), 'answer')}?template=987654")

    assert page.context_data["form"].initial["text"] == ""


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("anna@example.org", "Svaret är på väg till anna@example.org."),
        ("", "Svaret är sparat. Avsändaren kan läsa det på webbplatsen med koden."),
    ],
)
def test_an_answer_is_sent_from_the_case(client, handler, email, said):
    case = make_registered_case(email=email)
    data = answer_data(client.get(case_url(case, "answer")))

    page = client.post(case_url(case, "answer"), data, follow=True)
    again = client.post(case_url(case, "answer"), data, follow=True)

    assert said in words(page)
    assert again.status_code == 200
    assert stored(case).status == Status.ANSWERED
    assert Answer.objects.get().author == handler
    assert OutgoingMail.objects.count() == bool(email)


def test_an_empty_answer_is_not_sent_and_the_rest_is_kept(client, handler):
    case = make_registered_case(email="anna@example.org")
    data = answer_data(client.get(case_url(case, "answer")), text=" ", outcome="waiting")

    page = client.post(case_url(case, "answer"), data)

    assert page.status_code == 422
    assert 'value="waiting" required id="id_answer-outcome_1" checked' in page.content.decode()
    assert not Answer.objects.exists()


def test_a_closed_case_is_reopened_before_it_is_answered(client, handler):
    case = make_registered_case(email="anna@example.org")
    data = answer_data(client.get(case_url(case, "answer")))
    transitions.move(case, Status.CLOSED)

    assert "Öppna det igen" in words(client.get(case_url(case, "answer"), follow=True))
    page = client.post(case_url(case, "answer"), data)

    assert page.status_code == 422
    assert not Answer.objects.exists()


def test_the_mail_is_shown_as_it_was_sent(client, handler):
    case = make_registered_case(email="anna@example.org")
    client.post(
        case_url(case, "answer"),
        answer_data(client.get(case_url(case, "answer")), text="<Hej>"),
    )
    OutgoingMail.objects.update(sent_at=timezone.now())

    html = client.get(case_url(case)).content.decode()

    assert "&lt;Hej&gt;<br><br>-- <br>Göteborgs Stad, stadsledningskontoret" in html
    assert "skickat till anna@example.org" in html


def test_a_mail_that_was_given_up_is_marked(client, handler):
    case = make_registered_case(email="anna@example.org")
    client.post(case_url(case, "answer"), answer_data(client.get(case_url(case, "answer"))))
    OutgoingMail.objects.update(failed_at=timezone.now())

    assert "inte levererat: anna@example.org tar inte emot e-post" in words(
        client.get(case_url(case))
    )


def test_templates_are_edited_with_both_languages_side_by_side(client, handler):
    html = client.get("/admin/contact/replytemplate/add/").content.decode()
    assert html.index('name="text_sv"') < html.index('name="text_en"')

    client.post(
        "/admin/contact/replytemplate/add/",
        {"name_sv": "Tack", "name_en": "Thanks", "text_sv": "Hej", "text_en": "Hello"},
    )
    half = client.post(
        "/admin/contact/replytemplate/add/", {"name_sv": "Halv", "text_sv": "Bara svenska"}
    )

    assert ReplyTemplate.objects.get().text_en == "Hello"
    assert half.status_code == 200
