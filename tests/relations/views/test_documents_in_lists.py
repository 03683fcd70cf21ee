"""Documents wherever they are listed: a link that says what it leads to, and what is known."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile

from relations.models import DocumentVersion, Meeting
from tests.relations.factories import (
    make_city,
    make_document,
    make_image,
    make_network,
    make_page,
    make_rotation,
)

pytestmark = pytest.mark.django_db

FACTS = {
    "sv": (
        ">Rapport, på svenska, april 2019, nummer KS 12/2019</p>",
        ">Fil (PDF, 3\xa0byte)</p>",
        ">Riktlinjer 2019</",
    ),
    "en": (
        ">Report, in Swedish, April 2019, number KS 12/2019</p>",
        ">File (PDF, 3\xa0bytes)</p>",
        ">Guidelines 2019</",
    ),
}


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = make_document(
        title_sv="Riktlinjer 2019",
        title_en="Guidelines 2019",
        written_language="sv",
        dated="2019-04",
        decision_number="KS 12/2019",
    )
    DocumentVersion.objects.create(
        document=document,
        file=ContentFile(b"abc", name="a.pdf"),
        valid_from=date(2020, 5, 1),
        change_sv="Nya siffror.",
        change_en="New figures.",
    )
    return document


def with_documents(make, **fields):
    def place(document):
        record = make(**fields)
        record.documents.add(document)
        return record

    return place


def with_agreement(document):
    city = make_city()
    city.agreements.create(kind="partner-city", document=document)
    return city


def with_meeting(document):
    host = make_rotation().hosts.first()
    meeting = Meeting.objects.create(year=2001, host=host, state="published")
    meeting.documents.add(document)
    return meeting


def with_evaluation(document):
    host = make_rotation().hosts.first()
    return Meeting.objects.create(year=2001, host=host, state="published", evaluation=document)


PLACES = {
    "a city": with_documents(make_city),
    "a network": with_documents(make_network),
    "a page about the site": with_documents(make_page),
    "a section": with_documents(make_page, section="visits"),
    "the contact form": with_documents(make_page, section="contact"),
    "an agreement": with_agreement,
    "a meeting": with_meeting,
    "a meeting's report": with_evaluation,
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_listed_document_says_what_it_is(client, document, place, language):
    url = place(document).get_absolute_url(language)

    html = client.get(url).content.decode()

    for words in FACTS[language]:
        assert words in html


@pytest.mark.parametrize(
    ("language", "kind", "words"),
    [
        ("sv", ">Rapport</p>", ">Fråga stadsledningskontoret</p>"),
        ("en", ">Report</p>", ">Ask the office for it</p>"),
    ],
)
def test_only_what_is_known_is_said(client, language, kind, words):
    page = with_documents(make_page)(make_document())

    html = client.get(page.get_absolute_url(language)).content.decode()

    assert kind in html
    assert words in html


def listed(client, language):
    make_page(section="documents")
    url = {"sv": "/sv/dokument/", "en": "/en/documents/"}[language]
    html = client.get(url).content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("sv", ["Policyer och riktlinjer", "Rapporter", "Förteckningar och fakta"]),
        ("en", ["Policies and guidelines", "Reports", "Lists and facts"]),
    ],
)
def test_the_list_of_documents_is_grouped_by_kind_and_each_group_alphabetical(
    client, language, headings
):
    for kind, title in [("facts", "C"), ("report", "D"), ("list", "B"), ("policy", "Z")]:
        make_document(kind=kind, title_sv=title, title_en=title)

    html = listed(client, language)

    assert re.findall(r'<h2 id="group-\d">(.*?)</h2>', html) == headings
    assert re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", html) == ["Z", "D", "B", "C"]


@pytest.mark.parametrize(
    ("language", "facts", "access"),
    [
        ("sv", ">på svenska, april 2019, nummer KS 12/2019</p>", "Fil (PDF, 3\xa0byte)"),
        ("en", ">in Swedish, April 2019, number KS 12/2019</p>", "File (PDF, 3\xa0bytes)"),
    ],
)
@pytest.mark.usefixtures("document")
def test_the_list_of_documents_says_what_is_known_of_each(client, language, facts, access):
    html = listed(client, language)

    assert facts in html
    assert access in html


NONE_HERE = {
    "sv": "Inget av dem finns publicerat här än. Fråga oss om det du behöver.",
    "en": "They are not published here yet. Ask us for the one you need.",
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_no_document_is_published_here_is_said_once(client, language):
    make_document()
    make_document()

    assert listed(client, language).count(NONE_HERE[language]) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("link", ["", "https://example.org/a.pdf"])
def test_that_no_document_is_published_here_is_said_only_if_it_is_so(
    client, request, language, link
):
    make_document(link=link)
    if not link:
        request.getfixturevalue("document")

    assert NONE_HERE[language] not in listed(client, language)


@pytest.mark.parametrize(
    ("language", "words", "subject"),
    [
        ("sv", "Fråga efter det: Riktlinjer &amp; råd", "Dokument%3A+Riktlinjer+%26+r"),
        ("en", "Ask for it: Riktlinjer &amp; råd", "Document%3A+Riktlinjer+%26+r"),
    ],
)
def test_each_document_on_request_has_a_link_that_says_what_it_asks_for(
    client, language, words, subject
):
    make_document(title_sv="Riktlinjer & råd", title_en="Riktlinjer & råd")

    html = listed(client, language)

    (url, inner) = re.search(r'class="row-action"><a href="(.*?)">(.*?)</a>', html).groups()
    assert re.sub("<[^>]+>", "", inner) == words
    assert subject in url


@pytest.mark.parametrize(
    ("language", "version", "older"),
    [
        (
            "sv",
            "Den här versionen är från 1 maj 2020. Nya siffror.",
            ">Riktlinjer 2019, versionen från 1 januari 2018 (PDF, 2\xa0byte)</a>",
        ),
        (
            "en",
            "This version is from 1 May 2020. New figures.",
            ">Guidelines 2019, version of 1 January 2018 (PDF, 2\xa0bytes)</a>",
        ),
    ],
)
def test_each_version_says_which_it_is(client, document, language, version, older):
    DocumentVersion.objects.create(
        document=document, file=ContentFile(b"ab", name="b.pdf"), valid_from=date(2018, 1, 1)
    )

    html = client.get(document.get_absolute_url(language)).content.decode()

    assert version in html
    assert older in html


@pytest.mark.parametrize("section", ["start", "cities", "friendship-towns", "contact", "about"])
def test_a_section_shows_its_image_with_where_it_comes_from(client, settings, tmp_path, section):
    settings.MEDIA_ROOT = tmp_path
    image = make_image(licence="cc-by-4.0", source_url="https://pictures.example/1")
    page = make_page(section=section, image=image)

    html = client.get(page.get_absolute_url("sv")).content.decode()

    assert 'alt="En båt i hamnen"' in html
    assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">Läs lic' in html
    assert '<a href="https://pictures.example/1">Bildens källa</a>' in html
