import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import translation

from gbgintl.errors import permission_denied


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "language", "heading", "way_on"),
    [
        (
            "/sv/finns-inte/",
            "sv",
            "Vi hittar inte sidan",
            '<a href="/sv/stader/">Alla städer</a>',
        ),
        ("/en/not-here/", "en", "Page not found", '<a href="/en/cities/">All cities</a>'),
        ("/sv/stader/atlantis/", "sv", "Vi hittar inte sidan", 'href="/sv/kontakt/"'),
    ],
)
def test_a_missing_page_says_so_in_the_readers_language_and_leads_on(
    client, path, language, heading, way_on
):
    response = client.get(path)

    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in html
    assert f"<h1>{heading}</h1>" in html
    assert way_on in html
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert 'class="chart"' in html
    assert "chart-spoke" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/not-here/", "/en/cities/nope/?page=2", "/nothing/"])
def test_the_switch_of_a_missing_page_leads_to_the_start_pages(client, path):
    html = client.get(path, headers={"accept-language": "en"}).content.decode()

    assert '<a href="/sv/" lang="sv"' in html
    assert '<a href="/en/" lang="en"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/sv/kontakt/", "Det var för mycket på en gång"),
        ("/en/contact/", "That was too much at once"),
    ],
)
def test_a_body_that_is_too_large_is_refused_with_the_reason(client, path, heading):
    response = client.post(path, {"message": "x" * 2_000_000}, content_type="text/plain")
    response = client.post(path, "message=" + "x" * 2_000_000, "application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert f"<h1>{heading}</h1>" in response.content.decode()


@pytest.mark.django_db
def test_too_many_fields_are_refused_with_the_reason(client):
    body = "&".join(f"field{n}=" for n in range(2_100))

    response = client.post("/en/contact/", body, "application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "<h1>That was too much at once</h1>" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/sv/", "Något gick fel hos oss"),
        ("/en/", "Something went wrong on our side"),
    ],
)
def test_a_failure_is_shown_in_the_sites_frame_without_the_database(
    client, monkeypatch, path, heading
):
    from django.db import DatabaseError
    from django.db.backends.utils import CursorWrapper

    def broken(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(CursorWrapper, "execute", broken)
    client.raise_request_exception = False

    response = client.get(path)

    html = response.content.decode()
    assert response.status_code == 500
    assert f"<h1>{heading}</h1>" in html
    assert 'class="wordmark"' in html
    assert 'class="chart"' in html
    assert "gone" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "url"), [("sv", "/sv/"), ("en-GB", "/en/"), ("fr", "/en/"), ("", "/sv/")]
)
def test_the_root_redirects_by_the_readers_language(client, accepted, url):
    response = client.get("/", headers={"accept-language": accepted})

    assert response.status_code == 302
    assert response.url == url
    assert "Accept-Language" in response["Vary"]


@pytest.mark.django_db
def test_a_page_depends_on_nothing_but_its_url(client):
    response = client.get("/en/", headers={"accept-language": "sv"})

    assert '<html lang="en">' in response.content.decode()
    assert not response.get("Vary")
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sv/stader/%00/", 404),
        ("/en/cities/%ff/", 404),
        ("/en/cities/?page=%00", 404),
        ("/en/%F0%9F%92%A9/", 404),
        ("//", 302),
        ("/sv", 301),
    ],
)
def test_odd_urls_never_break_the_site(client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("charset", "where", "status"),
    [
        # No charset at all, which is passed over, or a codec that yields no text.
        ("nonsense", "form", 422),
        ("base64", "form", 400),
        ("rot13", "form", 400),
        ("nonsense", "field", 422),
        ("base64", "field", 422),
        ("rot13", "field", 422),
    ],
)
def test_a_form_in_an_unknown_charset_is_refused_and_breaks_nothing(client, charset, where, status):
    of_form = f"; charset={charset}" if where == "form" else ""
    of_field = f"; charset={charset}" if where == "field" else ""
    body = (
        '--edge\r\nContent-Disposition: form-data; name="message"\r\n'
        f"Content-Type: text/plain{of_field}\r\n\r\nhello\r\n--edge--\r\n"
    )

    response = client.generic(
        "POST", "/en/contact/", body.encode(), f"multipart/form-data; boundary=edge{of_form}"
    )

    assert response.status_code == status
    assert "<h1>" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading", "reason"),
    [
        ("sv", "Vi kunde inte kontrollera att formuläret kom från dig", "Inget sparades."),
        ("en", "We could not check that the form came from you", "Nothing was saved."),
    ],
)
def test_a_form_of_the_admin_without_its_cookie_is_refused_in_the_sites_frame(
    language, heading, reason
):
    client = Client(enforce_csrf_checks=True)

    response = client.post(
        "/admin/login/", {"username": "x"}, headers={"accept-language": language}
    )

    html = response.content.decode()
    assert response.status_code == 403
    assert f"<h1>{heading}</h1>" in html
    assert reason in html
    assert 'class="wordmark"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading"),
    [("sv", "Du har inte behörighet till sidan"), ("en", "You do not have access to this page")],
)
def test_what_is_for_staff_only_says_so(rf, language, heading):
    with translation.override(language):
        response = permission_denied(rf.get(f"/{language}/"), PermissionDenied())

    assert response.status_code == 403
    assert f"<h1>{heading}</h1>" in response.content.decode()
