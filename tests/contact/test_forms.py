import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from contact.intake.contact_form import ContactForm, local_path
from contact.intake.spam import FormToken
from contact.models import Case
from publishing.plain_text import is_blank
from tests.contact.factories import form_data


def form(**fields):
    data = QueryDict(mutable=True)
    data.update(form_data(**fields))
    return ContactForm(data)


def errors(language="en", **fields):
    with translation.override(language):
        return {name: list(texts) for name, texts in form(**fields).errors.items()}


# Timing is not the matter of this test, and a busy machine is slow now and then.
@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_a_message_is_counted_in_code_points_with_each_line_break_as_one(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    room = 5_000 - len(lines) - 1
    exactly, too_long = "x" * room + "å" + text, "xx" * room + "å" + text

    taken = form(message=exactly)

    assert taken.is_valid()
    assert taken.cleaned_data["message"] == "x" * room + "å" + lines
    assert len(taken.cleaned_data["message"]) == 5_000
    assert not form(message=too_long).is_valid()


@given(st.lists(st.sampled_from(["\r\n", "\r", "\n", "😀", "é", "e\u0301", "👩‍👩‍👧"]), min_size=1))
def test_the_limit_of_a_message_is_exact_to_one_code_point(parts):
    # Between a lone CR and a lone LF a filler keeps them from becoming one break.
    text = "x".join(parts)
    length = len(text.replace("\r\n", "\n"))

    assert form(message="a" * (5_000 - length) + text).is_valid()
    assert not form(message="a" * (5_001 - length) + text).is_valid()


@pytest.mark.parametrize(
    ("language", "over", "text"),
    [
        ("sv", 1, "Meddelandet är 1 tecken för långt. Högst 5\xa0000 kan skickas."),
        ("en", 1, "The message is 1 character too long. At most 5,000 can be sent."),
        ("sv", 1234, "Meddelandet är 1\xa0234 tecken för långt. Högst 5\xa0000 kan skickas."),
        ("en", 1234, "The message is 1,234 characters too long. At most 5,000 can be sent."),
    ],
)
def test_a_message_that_is_too_long_is_refused_with_the_excess(language, over, text):
    assert errors(language, message="å" * (5_000 + over)) == {"message": [text]}


@pytest.mark.parametrize(
    "blank",
    ["", " \n\t", "\r\n", "\u00a0\u2003\u3000", "\u200b\u200d\ufeff", "\u2800\u3164", "\u0301"],
)
def test_a_message_that_shows_nothing_is_empty(blank):
    assert errors("sv", message=blank) == {"message": ["Skriv ditt meddelande."]}
    assert errors("en", message=blank) == {"message": ["Write your message."]}


@given(st.text())
def test_a_letter_or_digit_or_sign_is_never_blank(text):
    assert not is_blank(text + "?")


def test_a_message_is_kept_with_its_spaces():
    taken = form(message="  first\r\n\r\n   second  ")

    assert taken.is_valid()
    assert taken.cleaned_data["message"] == "  first\n\n   second  "


@pytest.mark.parametrize("field", ["message", "subject", "email"])
@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ett tecken som inte kan sparas"), ("en", "a character here that cannot be stored")],
)
def test_a_null_character_is_refused_at_its_field(field, language, text):
    (reason,) = errors(language, **{field: "a\x00@example.org"})[field]

    assert text in reason


@pytest.mark.parametrize("field", ["topic", "website", "page", "token"])
def test_a_null_character_elsewhere_is_no_error_of_the_message(field):
    assert "message" not in errors(**{field: "\x00"})


def test_half_a_surrogate_pair_becomes_a_replacement_character():
    taken = form(message="a\ud800b")

    assert taken.is_valid()
    assert taken.cleaned_data["message"] == "a\ufffdb"
    assert "\ufffd" in str(taken["message"])


@pytest.mark.parametrize("email", ["åsa", "a@b", "a@example.org, b@example.org", "a b@c.se"])
@pytest.mark.parametrize(
    ("language", "example"), [("sv", "namn@example.org"), ("en", "name@example.org")]
)
def test_an_invalid_email_address_is_refused_with_an_example(language, example, email):
    assert example in errors(language, email=email)["email"][0]


def test_an_email_address_is_optional():
    assert errors(email="") == {}


@pytest.mark.parametrize("email", ["o'hara+gbg@example.org", '"ab"@example.org', "a@göteborg.se"])
def test_unusual_email_addresses_are_accepted(email):
    assert errors(email=email) == {}


@pytest.mark.parametrize(("field", "limit"), [("subject", 200), ("email", 254)])
def test_a_line_that_is_too_long_is_refused_with_its_limit(field, limit):
    assert f"At most {limit} can be sent." in errors(**{field: "x" * (limit + 2)})[field][0]


def test_no_field_cuts_off_what_is_typed():
    html = form().as_p()

    assert "maxlength" not in html


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_a_subject_is_one_line(line_break):
    taken = form(subject=f"Avtal{line_break}Bcc: someone@example.org")

    assert taken.is_valid()
    assert taken.cleaned_data["subject"] == "Avtal Bcc: someone@example.org"


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\x0b", "\x85"])
def test_an_email_address_with_a_second_line_is_refused(line_break):
    assert "email" in errors(email=f"a@example.org{line_break}Bcc: b@example.org")


@pytest.mark.parametrize("topic", ["", "spam", "\x00"])
@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Välj vad du vill göra."), ("en", "Choose what you want to do.")]
)
def test_the_topic_is_one_of_those_offered(topic, language, text):
    assert errors(language, topic=topic) == {"topic": [text]}


def test_every_topic_is_offered():
    offered = [code for code, _label in ContactForm.base_fields["topic"].choices]

    assert offered == Case.Topic.values


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("/sv/stader/arhus/?sida=2", "/sv/stader/arhus/?sida=2"),
        ("https://elsewhere.example/", ""),
        ("//elsewhere.example/", ""),
        ("/\\elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
        ("/sv/\r\nX: y", ""),
        ("/" + "x" * 500, ""),
        ("sv/", ""),
        ("", ""),
    ],
)
def test_the_page_it_came_from_is_a_page_of_this_site_or_none(page, kept):
    assert local_path(page) == kept
    assert form(page=page).is_valid()


@pytest.mark.django_db
def test_the_second_click_on_the_last_message_allowed_is_not_refused(monkeypatch):
    token = str(FormToken.issue(age=60))
    first, second = form(token=token), form(token=token)
    assert first.is_valid()
    assert second.is_valid()
    stored = []

    def first_is_stored_meanwhile(client):
        if not stored:
            stored.append(None)
            stored[0] = first.store_once()
            return True
        return False

    monkeypatch.setattr("contact.intake.spam.has_sent_too_many", first_is_stored_meanwhile)

    assert second.store_once() == stored[0]


def test_a_quick_form_with_another_error_is_not_refused_for_its_speed():
    early = str(FormToken.issue(1))

    assert list(errors(token=early, message="")) == ["message"]
    assert list(errors(token=early)) == ["__all__"]
