"""Guards over every URL in both languages, on the initial content."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.urls import get_resolver
from PIL import Image

from gbgintl.initial_content.loader import load_content
from publishing import sections
from tests.gbgintl.conftest import KINDS_WITH_A_PAGE, LANGUAGES

pytestmark = pytest.mark.django_db

SITE = "https://international.example"
RECORDS = {
    "relations:city_detail",
    "relations:network_detail",
    "relations:project_detail",
    "relations:cooperation_detail",
    "relations:document_detail",
    "relations:about_page",
}
# The pages after a message is sent: tests/contact/ sends one and reads them there.
TESTED_ELSEWHERE = {
    "contact:case_lookup",
    "contact:addition",
}


def test_no_url_of_the_site_is_missing_from_these_guards(pages):
    patterns = get_resolver().url_patterns
    (prefixed,) = [p for p in patterns if getattr(p.pattern, "prefix_default_language", None)]
    names = {
        f"{included.app_name}:{pattern.name}"
        for included in prefixed.url_patterns
        for pattern in included.url_patterns
    }

    section_names = {section.url_name for section in sections.all_sections() if section.url_name}
    assert names == {*section_names, *RECORDS, *TESTED_ELSEWHERE}
    assert {page.key for page in pages} >= set(sections.codes_with_url())
    assert {page.kind for page in pages} == set(KINDS_WITH_A_PAGE)


def test_every_page_says_its_language(pages):
    for page in pages:
        assert page.all("html")[0]["lang"] == page.language, page.path


def test_every_page_has_one_main_heading_and_no_level_is_skipped(pages):
    for page in pages:
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, page.path
        for before, after in zip(levels, levels[1:], strict=False):
            assert after <= before + 1, page.path


def test_every_page_has_a_title_of_its_own(pages):
    for language in LANGUAGES:
        titles = [page.title for page in pages if page.language == language]
        assert len(titles) == len(set(titles))
        for title in titles:
            own, _, site = title.rpartition(" – ")
            assert own.strip()
            assert (
                site
                == {"sv": "Göteborg internationellt", "en": "Gothenburg International"}[language]
            )


def test_every_page_has_a_description_of_its_own(pages):
    for language in LANGUAGES:
        descriptions = [page.description for page in pages if page.language == language]
        assert all(len(text) > 20 for text in descriptions)
        assert len(descriptions) == len(set(descriptions))


def test_every_page_names_itself_as_canonical(pages):
    for page in pages:
        assert page.links(rel="canonical") == [{"rel": "canonical", "href": SITE + page.path}]


def test_languages_point_to_each_other(pages):
    alternates = {SITE + page.path: page.alternates for page in pages}
    for page in pages:
        assert set(page.alternates) == set(LANGUAGES), page.path
        assert page.alternates[page.language] == SITE + page.path
        for url in page.alternates.values():
            assert alternates[url] == page.alternates, page.path


def test_readers_of_neither_language_are_led_to_the_english_page(pages):
    for page in pages:
        is_start = page.path in ("/sv/", "/en/")
        assert page.x_default == (f"{SITE}/" if is_start else page.alternates["en"]), page.path


def test_the_switch_leads_to_the_same_page_in_the_other_language(pages):
    for page in pages:
        other = next(code for code in LANGUAGES if code != page.language)
        links = [a for a in page.all("a") if a.get("hreflang") == other and a.get("lang") == other]
        # In the header and in the footer.
        assert len(links) == 2, page.path
        for link in links:
            assert SITE + link["href"] == page.alternates[other], page.path


def test_no_page_loads_anything_from_another_host(pages):
    loading = {"img": "src", "script": "src", "iframe": "src", "source": "srcset", "form": "action"}
    for page in pages:
        urls = [
            attributes[name] or ""
            for tag, name in loading.items()
            for attributes in page.all(tag)
            if name in attributes
        ]
        urls += [
            link["href"] for link in page.links() if link["rel"] not in ("canonical", "alternate")
        ]
        assert all(re.match(r"(/(?!/)|$)", url) for url in urls), page.path


def test_no_page_has_inline_script_or_style(pages):
    for page in pages:
        assert not page.all("style"), page.path
        for script in page.all("script"):
            assert "src" in script or script.get("type") == "application/ld+json", page.path
        for tag, attributes in page.elements:
            assert "style" not in attributes, (page.path, tag)
            assert not [name for name in attributes if name.startswith("on")], (page.path, tag)


def test_only_the_contact_form_sets_a_cookie(pages):
    for page in pages:
        assert set(page.cookies) == ({"csrftoken"} if "csrfmiddlewaretoken" in page.html else set())


def test_ids_are_unique_and_every_reference_has_its_target(pages):
    for page in pages:
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids)), page.path
        references = [a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")]
        for _, attributes in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                references += (attributes.get(name) or "").split()
        assert set(references) <= set(ids), page.path


def test_the_skip_link_comes_first(pages):
    for page in pages:
        first = next(a for tag, a in page.elements if tag in ("a", "button", "input"))
        assert first["href"] == "#main", page.path


def test_every_page_ends_with_the_contact_block_in_the_same_order(pages):
    for page in pages:
        parts = ["031-365 00 00", "+46 31 365 00 00", "Gustaf Adolfs Torg 4A", "404 82 Göteborg"]
        footer = re.sub("(?s)<script.*?</script>", "", page.html[page.html.index("<footer") :])
        places = [footer.index(part) for part in parts]
        assert places == sorted(places), page.path


def test_every_page_has_one_call_to_action(pages):
    for page in pages:
        buttons = page.html.count('class="contact-block-form"')
        forms = page.html.count('<button type="submit"')
        assert buttons + forms == 1, page.path


def test_every_page_is_valid_html(pages):
    parser = html5lib.HTMLParser(strict=True)
    for page in pages:
        parser.parse(page.html)


def test_no_raw_data_leaks_into_a_page(pages):
    for page in pages:
        text = re.sub("<[^>]+>", " ", re.sub("(?s)<script.*?</script>", "", page.html))
        for leak in ("None", "{{", "{%", "&lt;p&gt;", "Text(", "datetime", "True", "False"):
            assert leak not in text, (page.path, leak)


def test_a_page_that_is_shared_has_a_title_a_picture_and_its_url(pages):
    for page in pages:
        graph = {meta.get("property"): meta.get("content") for meta in page.all("meta")}
        assert graph["og:title"].strip(), page.path
        assert graph["og:description"] == page.description
        assert graph["og:url"] == SITE + page.path
        assert graph["og:locale"] == {"sv": "sv_SE", "en": "en_GB"}[page.language]
        assert graph["og:image"] == f"{SITE}/static/icons/share-{page.language}.png"
        assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
        assert graph["og:image:alt"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_share_picture_is_as_large_as_it_says_and_light(language):
    path = finders.find(f"icons/share-{language}.png")

    with Image.open(path) as picture:
        assert picture.size == (1200, 630)
        assert picture.mode == "P"
    assert Path(path).stat().st_size < 120_000


def test_structured_data_is_readable_and_names_the_page(pages):
    for page in pages:
        blocks = [
            json.loads(block)
            for block in re.findall(
                r'(?s)<script type="application/ld\+json">(.*?)</script>', page.html
            )
        ]
        types = {block["@type"] for block in blocks}
        assert "GovernmentOrganization" in types, page.path
        if page.path not in ("/sv/", "/en/"):
            (trail,) = [block for block in blocks if block["@type"] == "BreadcrumbList"]
            assert trail["itemListElement"][0]["item"] == f"{SITE}/{page.language}/"
            assert trail["itemListElement"][-1]["item"] == SITE + page.path
        if "/stader/" in page.path[3:-1] or "/cities/" in page.path[3:-1]:
            assert "City" in types, page.path


def test_the_sitemap_has_every_page_and_its_alternates(pages, client):
    load_content()

    xml = client.get("/sitemap.xml").content.decode()

    assert set(re.findall("<loc>(.*?)</loc>", xml)) == {SITE + page.path for page in pages}
    for page in pages:
        entry = xml[xml.index(f"<loc>{SITE}{page.path}</loc>") :].partition("</url>")[0]
        found = re.findall('hreflang="(..)" href="(.*?)"', entry)
        assert dict(found) == page.alternates
        assert f'hreflang="x-default" href="{page.x_default}"' in entry
