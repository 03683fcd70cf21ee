"""What a sender does with reference and code: reads status and answers."""

import re

import pytest

from contact.intake.views.case import STATUS_FOR_THE_SENDER
from contact.models import Answer, Case, CodeAttempt, SenderAddition
from tests.contact.factories import make_case_with_code, make_office
from tests.contact.pages import CASE_LOOKUP, LANGUAGES, main, open_case, title, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Läs svaret", "Referens", "Kod", "Öppna ärendet"]),
        ("en", ["Read the answer", "Reference", "Code", "Open the case"]),
    ],
)
def test_the_page_to_read_an_answer_asks_for_reference_and_code(client, language, texts):
    response = client.get(CASE_LOOKUP[language])

    for text in texts:
        assert text in words(response)
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert set(response.cookies) <= {"csrftoken"}


@pytest.mark.parametrize(
    ("language", "status", "text"),
    [
        ("sv", "new", "kommer att läsa det"),
        ("sv", "quarantined", "kommer att läsa det"),
        ("en", "new", "will read it"),
        ("en", "quarantined", "will read it"),
        ("sv", "in-progress", "Vi arbetar med ditt ärende"),
        ("en", "in-progress", "We are working on your case"),
        ("sv", "waiting", "Vi behöver veta mer"),
        ("en", "waiting", "We need to know more"),
        ("sv", "answered", "Vi har svarat"),
        ("en", "answered", "We have answered"),
        ("sv", "closed", "Ärendet är avslutat"),
        ("en", "closed", "The case is closed"),
        ("sv", "reopened", "öppet igen"),
        ("en", "reopened", "open again"),
    ],
)
def test_the_sender_reads_the_status_of_the_case(client, language, status, text):
    case, code = make_case_with_code(status=status)

    opened = open_case(client, case, code, language)

    assert text in words(opened)
    assert "no-store" in opened["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in opened.content.decode()
    assert set(opened.cookies) <= {"csrftoken"}


def test_every_status_has_words_for_the_sender():
    assert set(STATUS_FOR_THE_SENDER) == set(Case.Status)


@LANGUAGES
def test_the_sender_reads_the_answers_as_text_in_their_language(client, language):
    case, code = make_case_with_code(message="Hemlig fråga")
    for text in ("Hej!\n\nTre <b>städer</b>.", "=1+1"):
        Answer.objects.create(case=case, text=text, language="sv", author_name="Anna Svensson")

    html = main(open_case(client, case, code, language))

    assert '<div class="answer-text" lang="sv" dir="auto"><p>Hej!</p>' in html
    assert "Tre &lt;b&gt;städer&lt;/b&gt;." in html
    assert html.index("Hej!") < html.index("=1+1")
    # Who of the staff has written does not stand here.
    assert "Anna" not in html


@pytest.mark.parametrize(
    ("language", "heading"), [("sv", "Det här skrev du"), ("en", "What you wrote")]
)
def test_senders_read_what_they_wrote_below_the_answer(client, language, heading):
    case, code = make_case_with_code(subject="Möten", message="När träffas <b>ni</b>?\nHälsningar")
    Answer.objects.create(case=case, text="I juni.", language="sv", author_name="Anna")
    SenderAddition.objects.create(case=case, text="Jag glömde en sak.")

    html = main(open_case(client, case, code, language))

    texts = ("I juni.", heading, "Möten", "När träffas &lt;b&gt;ni&lt;/b&gt;?<br>", "Jag glömde")
    places = [html.index(text) for text in texts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Grupp: Malmö, 12 personer", "Önskade datum: i maj"]),
        ("en", ["Group: Malmö, 12 personer", "Preferred dates: i maj"]),
    ],
)
def test_senders_read_who_would_like_to_come_and_when(client, language, texts):
    case, code = make_case_with_code(
        topic=Case.Topic.STUDY_VISIT, visiting_group="Malmö, 12 personer", wished_dates="i maj"
    )

    shown = words(open_case(client, case, code, language))

    assert all(text in shown for text in texts)


def test_the_code_is_in_no_page_url_or_log(client, caplog):
    case, code = make_case_with_code()

    opened = open_case(client, case, code)
    wrong = open_case(client, case, code[:-1] + "?")

    assert code not in opened.content.decode()
    assert not re.search(rf'(href|action)="[^"]*{case.reference}', opened.content.decode())
    assert code[:-5] not in caplog.text
    assert 'method="post"' in main(wrong)


WRONG = {"sv": "Det finns inget ärende med den referensen", "en": "There is no case with that"}


@LANGUAGES
def test_wrong_code_unknown_reference_and_anonymised_case_get_the_same_page(client, language):
    case, code = make_case_with_code()
    anonymised, its_code = make_case_with_code()
    Case.objects.filter(pk=anonymised.pk).update(code_hash="")
    tries = [
        (case.reference, its_code),
        ("GI-XXXX-XXXX", code),
        (anonymised.reference, its_code),
    ]

    answers = [
        client.post(CASE_LOOKUP[language], {"reference": reference, "code": code})
        for reference, code in tries
    ]

    assert {answer.status_code for answer in answers} == {422}
    texts = set()
    for answer, typed in zip(answers, tries, strict=True):
        assert WRONG[language] in words(answer)
        assert title(answer).startswith({"sv": "Fel:", "en": "Error:"}[language])
        html = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", main(answer))
        for part in typed:
            assert f'value="{part}"' in html
            html = html.replace(part, "")
        texts.add(html)
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Vänta tio minuter"), ("en", "Wait ten minutes")]
)
def test_after_too_many_attempts_the_right_code_is_refused_too(client, language, text):
    case, code = make_case_with_code()
    for _number in range(10):
        open_case(client, case, "wrong")

    response = open_case(client, case, code, language)

    assert response.status_code == 429
    assert text in words(response)
    assert case.reference in main(response)
    assert "Vi har tagit emot" not in words(response)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ["Skriv referensen.", "Skriv koden från kvittot."]),
        ("en", ["Write the reference.", "Write the code from the receipt."]),
    ],
)
def test_an_empty_form_says_what_is_missing_and_is_no_attempt(client, language, texts):
    response = client.post(CASE_LOOKUP[language], {})

    assert response.status_code == 422
    for text in texts:
        assert text in words(response)
    assert '<a href="#id_reference">' in main(response)
    assert not CodeAttempt.objects.exists()


@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "\r\nBcc: a@example.org", "\u202e"])
@pytest.mark.parametrize("field", ["reference", "code", "draft"])
def test_bad_input_never_breaks_the_page(client, field, value):
    case, code = make_case_with_code()
    right = {"reference": case.reference, "code": code, "draft": ""}

    response = client.post(CASE_LOOKUP["sv"], right | {field: value})

    assert response.status_code == (200 if field == "draft" else 422)


def test_reading_a_case_costs_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    make_office()
    case, code = make_case_with_code()
    for number in range(10):
        Answer.objects.create(case=case, text=f"{number}", language="sv", author_name="A")
        SenderAddition.objects.create(case=case, text=f"{number}")

    with django_assert_max_num_queries(12):
        open_case(client, case, code)
