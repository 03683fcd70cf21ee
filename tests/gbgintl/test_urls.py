"""URLs in other spellings, methods that no page has, and languages that the site lacks."""

import pytest
from django.test import Client

from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/sv/Stader/", "/sv/stader/"),
        ("/sv/Stader/Arhus/", "/sv/stader/arhus/"),
        ("/sv/st%C3%A4der/%C3%A5rhus/", "/sv/stader/arhus/"),
        ("/EN/cities/", "/en/cities/"),
        ("/EN/", "/en/"),
        ("/EN", "/en/"),
        ("/en-GB", "/en/"),
        ("/sv/Stader/%C3%85rhus", "/sv/stader/arhus/"),
        ("/en-GB/cities/", "/en/cities/"),
        ("/en_us/", "/en/"),
        ("/sv-SE/stader/?status=active", "/sv/stader/?status=active"),
    ],
)
def test_another_spelling_of_a_url_redirects_to_the_page(client, path, target):
    make_city(name_sv="Århus", name_en="Aarhus")

    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, target)
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("path", ["/sv/Finns-Inte/", "/fi/kaupungit/", "/SV/", "/en-GB/nothing/"])
def test_a_url_of_no_page_is_not_redirected_in_a_circle(client, path):
    response = client.get(path, follow=True)

    assert len(response.redirect_chain) <= 2
    assert response.status_code == (200 if path == "/SV/" else 404)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PATCH", "PROPFIND"])
@pytest.mark.parametrize("path", ["/sv/", "/sv/kontakt/", "/en/cities/", "/admin/", "/robots.txt"])
def test_a_method_that_no_page_has_is_refused_without_a_page(client, method, path):
    response = client.generic(method, path)

    assert response.status_code == 405
    assert response.content == b""
    assert "GET" in response["Allow"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/sv/", "GET, HEAD, OPTIONS"),
        ("/en/cities/", "GET, HEAD, OPTIONS"),
        ("/sv/kontakt/", "GET, HEAD, POST, OPTIONS"),
        ("/admin/", "GET, HEAD, POST, OPTIONS"),
        ("/sitemap.xml", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_lists_what_is_allowed(client, path, allowed):
    response = client.options(path)

    assert (response.status_code, response["Allow"], response.content) == (200, allowed, b"")


def test_a_form_sent_to_a_page_without_one_is_refused():
    response = Client(enforce_csrf_checks=True).post("/sv/stader/", {"q": "x"})

    assert response.status_code == 405


@pytest.mark.parametrize(
    ("accept_language", "start"),
    [
        (None, "/sv/"),
        ("", "/sv/"),
        ("*", "/sv/"),
        ("en;q=0", "/sv/"),
        ("sv-FI", "/sv/"),
        ("nb", "/sv/"),
        ("nn-NO,nn;q=0.9,en;q=0.8", "/sv/"),
        ("da, en;q=0.7", "/sv/"),
        ("en-GB,en;q=0.9,sv;q=0.8", "/en/"),
        ("fi", "/en/"),
        ("fr-FR,fr;q=0.9", "/en/"),
        ("fi, sv;q=0.5", "/sv/"),
        ("de, *;q=0.1", "/en/"),
        ("not a header;;;", "/sv/"),
        ("sv;q=0", "/en/"),
        ("*, sv;q=0.0", "/en/"),
        ("de, en;q=0", "/sv/"),
        ("en-GB, en;q=0", "/en/"),
        ("en;q=0, sv;q=0", "/sv/"),
        ("en;Q=0", "/sv/"),
    ],
)
def test_the_start_page_is_the_one_in_the_readers_language(client, accept_language, start):
    headers = {} if accept_language is None else {"accept-language": accept_language}

    response = client.get("/", headers=headers)

    assert (response.status_code, response["Location"]) == (302, start)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("language", "heading"), [("sv", "Vi hittar inte sidan"), ("en", "Page not found")]
)
def test_a_developer_sees_the_sites_own_page_for_a_missing_one(client, settings, language, heading):
    settings.DEBUG = True

    response = client.get(f"/{language}/finns-inte/")

    assert response.status_code == 404
    assert f"<h1>{heading}</h1>" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/sv/stader/?status=active&page=9", 'href="/sv/stader/?status=active"'),
        ("/en/documents/?page=x", 'href="/en/documents/"'),
        ("/receipt/?language=sv", "Det finns inget kvitto att visa"),
        ("/receipt/?language=en", "There is no receipt to show"),
    ],
)
def test_a_developer_is_led_on_as_a_visitor_is(client, settings, path, words):
    make_city()
    in_production = client.get(path)
    settings.DEBUG = True

    response = client.get(path)

    assert words in in_production.content.decode()
    assert response.status_code == 404
    assert words in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/relations/city/?kind=%00",
        "/admin/relations/city/?q=%00",
        "/admin/relations/city/%00/history/",
        "/admin/contact/case/export/?status=%00",
        "/admin/autocomplete/?term=%00&app_label=relations&model_name=city&field_name=kind",
    ],
)
def test_a_null_character_in_a_url_of_the_admin_is_refused(admin_client, path):
    assert admin_client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/admin/login/", "/sv/?preview=1"])
def test_a_null_character_in_the_session_cookie_is_refused(client, path):
    response = client.get(path, headers={"cookie": 'sessionid="\\000aaaaaaaa"'})

    assert response.status_code == 400
