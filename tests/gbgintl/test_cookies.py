"""The page about cookies tells of those that the site sets, and of no others."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from gbgintl.initial_content.loader import load_content
from publishing.cookies import all_cookies
from tests.contact.pages import send, words

pytestmark = pytest.mark.django_db

PAGES = {"sv": "/sv/om/kakor/", "en": "/en/about/cookies/"}


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "sv",
            [
                "csrftoken Visar att ett formulär skickas från vår sida",
                "inte från någon annans. Sparas: 1 år",
                "receipt Visar kvittot på ditt meddelande.",
                "Den skickas bara till kvittots adress. Sparas: 10 minuter",
                "sessionid Håller dig inloggad. Bara medarbetare får den. Sparas: 2 veckor",
                "Bara medarbetare får den. Sparas: tills du stänger webbläsaren",
            ],
        ),
        (
            "en",
            [
                "csrftoken Shows that a form is sent from our page",
                "not from somebody else’s. Kept: 1 year",
                "receipt Shows you the receipt for your message.",
                "It is sent to the receipt’s address only. Kept: 10 minutes",
                "sessionid Keeps you logged in. Only staff get it. Kept: 2 weeks",
                "Only staff get it. Kept: until you close the browser",
            ],
        ),
    ],
)
def test_the_page_names_each_cookie_with_its_purpose_and_lifetime(client, language, rows):
    load_content()

    shown = words(client.get(PAGES[language]))

    for row in rows:
        assert row in shown


def test_no_cookie_is_set_that_the_page_does_not_name(client):
    user = get_user_model().objects.create_superuser("staff", password="a long password")
    set_cookies = set(send(client).cookies)
    login = {"username": "staff", "password": "a long password"}
    set_cookies |= set(client.post(reverse("admin:login"), login).cookies)
    set_cookies |= set(client.post(reverse("staff_language"), {"language": "en"}).cookies)
    name = {"username": "staff", "first_name": "Anna", "_save": ""}
    change = reverse("admin:auth_user_change", args=[user.pk])
    set_cookies |= set(client.get(change).cookies) | set(client.post(change, name).cookies)

    assert {"csrftoken", "sessionid", "receipt"} <= set_cookies
    assert set_cookies <= {cookie.name for cookie in all_cookies()}


def test_no_page_for_readers_sets_a_cookie(client):
    load_content()
    for path in ("/sv/", "/en/cities/", "/sv/stader/kiel/", PAGES["sv"]):
        assert not client.get(path).cookies
