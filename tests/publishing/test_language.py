import pytest
from django.utils import translation

from tests.relations.factories import make_city, make_page, make_project

pytestmark = pytest.mark.django_db

ONLY_SWEDISH = {"name_sv": "Lyon", "name_en": "", "intro_sv": "Om Lyon.", "intro_en": ""}
ONLY_ENGLISH = {"name_sv": "", "name_en": "Lyon", "intro_sv": "", "intro_en": "About Lyon."}


@pytest.mark.parametrize(
    ("fields", "path", "text", "notice"),
    [
        (
            ONLY_SWEDISH,
            "/en/cities/lyon/",
            '<p class="lead" lang="sv">Om Lyon.</p>',
            "has not been translated and is shown in Swedish",
        ),
        (
            ONLY_ENGLISH,
            "/sv/stader/lyon/",
            '<p class="lead" lang="en">About Lyon.</p>',
            "är inte översatt och visas på engelska",
        ),
    ],
)
def test_a_missing_translation_is_shown_in_the_other_language_with_a_notice(
    client, fields, path, text, notice
):
    make_city(**fields)

    html = client.get(path).content.decode()

    assert text in html
    assert html.count(notice) == 1


@pytest.mark.parametrize(
    ("fields", "path", "marked", "title"),
    [
        (ONLY_SWEDISH, "/en/cities/", '<span lang="sv">Lyon &amp; Co</span>', "Cities"),
        (ONLY_SWEDISH, "/en/cities/lyon/", '<h1><span lang="sv">Lyon &amp; Co</span></h1>', None),
        (ONLY_ENGLISH, "/sv/stader/lyon/", '<h1><span lang="en">Lyon &amp; Co</span></h1>', None),
    ],
)
def test_a_name_in_the_other_language_is_marked_with_its_lang(client, fields, path, marked, title):
    names = {f"name_{code}": fields[f"name_{code}"] and "Lyon & Co" for code in ("sv", "en")}
    make_city(**(fields | names | {"slug_sv": "lyon", "slug_en": "lyon"}))

    html = client.get(path).content.decode()

    assert marked in html
    assert f"<title>{title or 'Lyon &amp; Co'} – " in html


def test_a_page_in_one_language_is_canonical_to_the_original(client):
    make_city(**ONLY_SWEDISH)

    html = client.get("/en/cities/lyon/").content.decode()

    assert '<link rel="canonical" href="https://international.example/sv/stader/lyon/">' in html
    assert 'hreflang="sv" href="https://international.example/sv/stader/lyon/"' in html
    assert 'rel="alternate" hreflang="en"' not in html


@pytest.mark.parametrize(
    ("fields", "path"), [(ONLY_SWEDISH, "/sv/stader/lyon/"), (ONLY_ENGLISH, "/en/cities/lyon/")]
)
def test_a_page_in_one_language_is_the_x_default(client, fields, path):
    make_city(**fields)
    link = f'hreflang="x-default" href="https://international.example{path}"'

    for page in ("/sv/stader/lyon/", "/en/cities/lyon/"):
        assert link in client.get(page).content.decode()
    assert link in client.get("/sitemap.xml").content.decode()


def test_a_page_complete_in_neither_language_has_no_x_default(client):
    make_city(name_sv="Lyon", name_en="", intro_sv="", intro_en="About Lyon.")

    assert "x-default" not in client.get("/en/cities/lyon/").content.decode()


def test_a_page_in_both_languages_has_no_notice(client):
    make_city(name_sv="Lyon", name_en="Lyon", intro_sv="Om Lyon.", intro_en="About Lyon.")

    html = client.get("/en/cities/lyon/").content.decode()

    assert "translated" not in html
    assert "Om Lyon." not in html


def test_a_record_without_one_of_its_texts_counts_as_untranslated():
    city = make_city(name_sv="Lyon", name_en="Lyon", intro_sv="Om Lyon.", intro_en=None)

    assert city.is_written_in("sv")
    assert not city.is_written_in("en")


def test_modeltranslation_has_no_fallback():
    city = make_city(**ONLY_SWEDISH)

    with translation.override("en"):
        assert not city.name
        assert not city.intro


@pytest.mark.parametrize("section", ["cities", "networks", "start"])
def test_a_section_in_one_language_is_left_out_of_hreflang_and_the_sitemap(client, section):
    page = make_page(section=section, intro_sv="Bara svenska.", intro_en="")
    path = page.get_absolute_url("en")

    html = client.get(path).content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()

    assert "has not been translated and is shown in Swedish" in html
    assert 'hreflang="en" href="https' not in html
    assert f"<loc>https://international.example{path}</loc>" not in sitemap
    assert f"<loc>https://international.example{page.get_absolute_url('sv')}</loc>" in sitemap


def test_a_project_with_untranslated_results_has_a_notice(client):
    project = make_project(results_sv="<p>Bara svenska.</p>", results_en="")

    html = client.get(project.get_absolute_url("en")).content.decode()

    assert "has not been translated and is shown in Swedish" in html
    assert '<div class="prose" lang="sv"><p>Bara svenska.</p></div>' in html
