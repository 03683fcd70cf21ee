"""What the pages of single records show of facts, and that nothing empty leaves a heading."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from publishing.slugs import SluggedModel
from relations.models import DocumentVersion, Meeting
from tests.relations.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source,
    make_source_note,
)

pytestmark = pytest.mark.django_db


def main(client, path):
    html = client.get(path).content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize(
    "make", [make_city, make_network, make_project, make_cooperation, make_document, make_page]
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_part_has_no_heading(client, make, language):
    html = main(client, make().get_absolute_url(language))

    for heading in re.findall(r'<h2 id="(.*?)"', html):
        assert heading == "agreement-heading"
    assert "<dd></dd>" not in html
    assert "<ul>\n    \n  </ul>" not in html


@pytest.mark.parametrize(
    ("language", "year"), [("sv", "<dd>omkring 1999</dd>"), ("en", "<dd>about 1999</dd>")]
)
def test_a_year_known_only_roughly_is_said_to_be_so(client, language, year):
    city = make_city(since_year=1999, since_is_approximate=True)

    assert year in main(client, city.get_absolute_url(language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Enligt en annan källa: slutet av 1990-talet (Den gamla sidan)"),
        ("en", "According to another source: the late 1990s (The old page)"),
    ],
)
def test_sources_that_disagree_are_both_named(client, language, sentence):
    city = make_city()
    make_source_note(
        city,
        other_source=make_source(title_sv="Den gamla sidan", title_en="The old page"),
        other_statement_sv="slutet av 1990-talet",
        other_statement_en="the late 1990s",
    )

    text = re.sub("<[^>]+>", "", main(client, city.get_absolute_url(language)))

    assert sentence in " ".join(text.split())


def test_a_draft_is_not_linked_from_a_published_page(client):
    city = make_city()
    city.documents.add(make_document(state="draft", title_en="Secret plan"))
    make_project(state="draft", title_en="Secret project").cities.add(city)
    city.agreements.create(kind="partner-city", document=make_document(state="draft"))

    html = main(client, city.get_absolute_url("en"))

    assert "Secret" not in html
    assert "/en/documents/" not in html


def test_a_project_names_the_whole_and_the_whole_its_parts(client):
    whole = make_project(title_en="Toolbox")
    part = make_project(title_en="Energy", intro_en="About energy.", parent=whole)

    assert f'<a href="{whole.get_absolute_url("en")}">Toolbox</a>' in main(
        client, part.get_absolute_url("en")
    )
    assert f'<a href="{part.get_absolute_url("en")}">Energy</a>' in main(
        client, whole.get_absolute_url("en")
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_part_with_only_a_title_is_told_of_on_the_page_of_the_whole(client, language):
    whole = make_project(title_en="Toolbox", intro_sv="Om den.", intro_en="About it.")
    part = make_project(title_sv="Energi", title_en="Energy", parent=whole)
    part.documents.add(make_document(title_sv="Rapport", title_en="The report"))
    make_source_note(part, source=make_source(title_sv="Delens sida", title_en="The part's page"))
    own_url = SluggedModel.get_absolute_url(part, language)

    html = main(client, whole.get_absolute_url(language))
    response = client.get(own_url)

    assert response.status_code == 302
    assert response["Location"] == f"{whole.get_absolute_url(language)}#part-{part.pk}"
    place = html[html.index(f'<li id="part-{part.pk}">') :]
    assert {"sv": "Energi", "en": "Energy"}[language] in place
    assert {"sv": "Rapport", "en": "The report"}[language] in place
    assert {"sv": "Delens sida", "en": "The part"}[language] in html


@pytest.mark.parametrize(
    ("of_the_part", "of_the_whole"),
    [
        ({"body_en": "<p>More.</p>"}, {}),
        ({"granted": "2013"}, {}),
        ({"state": "withdrawn"}, {}),
        ({}, {"state": "draft"}),
        ({}, {"intro_en": ""}),
    ],
)
def test_a_part_with_more_to_tell_has_a_page_of_its_own(client, of_the_part, of_the_whole):
    whole = make_project(**({"intro_en": "About it."} | of_the_whole))
    part = make_project(parent=whole, **of_the_part)

    assert client.get(part.get_absolute_url("en")).status_code == 200


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_network_with_only_a_name_is_told_of_in_the_list(client, language):
    network = make_network(
        name_sv="POLIS", name_en="POLIS", founded_year=None, website="https://www.polis.example/"
    )
    network.documents.add(make_document(title_sv="Rapport", title_en="The report"))
    own_url = SluggedModel.get_absolute_url(network, language)

    response = client.get(own_url)
    html = main(client, response["Location"])

    assert response.status_code == 302
    place = html[html.index(f'<li id="network-{network.pk}">') :]
    assert '<a href="https://www.polis.example/">polis.example</a>' in place
    assert {"sv": "Rapport", "en": "The report"}[language] in place


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_city_a_network_and_a_project_lead_to_each_other(client, language):
    city, network = make_city(), make_network()
    project = make_project(funding_sv="Sida", funding_en="Sida")
    project.cities.add(city)
    project.funders.add(network)

    def links(record):
        return main(client, record.get_absolute_url(language))

    for record, others in {
        city: [project],
        network: [project, city],
        project: [city, network],
    }.items():
        for other in others:
            assert f'href="{other.get_absolute_url(language)}"' in links(record)


def test_funders_and_projects_that_are_not_published_are_not_linked(client):
    network, project = make_network(state="draft", name_en="Secret network"), make_project()
    project.funders.add(network)
    funder = make_network()
    make_project(state="draft", title_en="Secret project").funders.add(funder)

    assert "Secret" not in main(client, project.get_absolute_url("en"))
    assert "Secret" not in main(client, funder.get_absolute_url("en"))


@pytest.mark.parametrize(
    ("language", "link"),
    [
        ("sv", "Hämta dokumentet (PDF, 3\xa0byte)"),
        ("en", "Download the document (PDF, 3\xa0bytes)"),
    ],
)
def test_a_documents_newest_file_is_offered_and_the_older_are_kept(
    client, language, link, settings
):
    document = make_document()
    for day, change in [("2020-01-01", "Första"), ("2024-01-01", "Andra")]:
        version = DocumentVersion(document=document, valid_from=day, change_sv=change)
        version.file.save("a.pdf", ContentFile(b"PDF"))
    older = document.versions.last()

    html = main(client, document.get_absolute_url(language))

    assert link in html
    assert older.file.url in html[html.index('id="versions-heading"') :]
    assert document.current_version.file.url not in html[html.index('id="versions-heading"') :]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Läs dokumentet på en annan webbplats"), ("en", "Read the document on another site")],
)
def test_a_document_elsewhere_is_linked(client, language, words):
    document = make_document(link="https://example.org/a.pdf")

    html = main(client, document.get_absolute_url(language))

    assert f'<a class="action" href="https://example.org/a.pdf">{words}</a>' in html


def test_agreements_stand_in_the_order_of_time_the_undated_last(client):
    city = make_city()
    for signed in ("", "2013-21", "2013-11", "2012"):
        city.agreements.create(kind="partner-city", signed=signed)

    html = main(client, city.get_absolute_url("en"))

    assert re.findall(r"signed (.*?)\.", html) == ["2012", "spring 2013", "November 2013"]


@pytest.mark.parametrize(
    ("starts", "ends", "is_possible"),
    [
        ("2013-05", "2013", True),
        ("2013-05-02", "2013-05", True),
        ("2013-21", "2013-09", True),
        ("2013-09", "2013-21", False),
        ("2014", "2013", False),
    ],
)
def test_a_project_ends_after_it_starts_as_far_as_is_known(starts, ends, is_possible):
    project = make_project(starts=starts, ends=ends)

    if is_possible:
        project.full_clean()
    else:
        with pytest.raises(ValidationError, match="end must come after|Slutet måste komma"):
            project.full_clean()


def test_a_page_deep_in_the_tree_has_its_way_there_and_its_children(client):
    top = make_page(title_en="Statement")
    deep = make_page(title_en="Details", parent=top)
    make_page(title_en="Footnote", parent=deep)

    html = client.get(deep.get_absolute_url("en")).content.decode()

    way = html[html.index('class="breadcrumbs"') : html.index("</nav>", html.index("breadcrumbs"))]
    assert re.findall(r">([A-Z][\w ]+)</a>", way) == [
        "Home",
        "About the site",
        "Statement",
    ]
    assert "Footnote" in html[html.index("<main") : html.index("</main>")]
    assert "Footnote" not in html[html.index("<footer") :]


def test_a_document_of_a_meeting_or_an_agreement_names_where_it_belongs(client):
    document = make_document()
    rotation = make_rotation()
    make_page(title_en="Friends", section="friendship-towns")
    Meeting.objects.create(
        year=2020, host=rotation.hosts.first(), evaluation=document, state="published"
    )
    make_city(name_en="Zagreb").agreements.create(kind="partner-city", document=document)

    html = main(client, document.get_absolute_url("en"))

    assert re.findall(r'<li><a href="(.*?)">(.*?)</a>', html[html.index("used-by-heading") :]) == [
        ("/en/friendship-towns/", "Friends"),
        ("/en/cities/zagreb/", "Zagreb"),
    ]


def test_a_document_names_the_pages_that_show_it(client):
    document = make_document()
    for record in (
        make_city(name_en="Zagreb"),
        make_network(name_en="Alliance"),
        make_page(title_en="Members", section="networks"),
    ):
        record.documents.add(document)

    html = main(client, document.get_absolute_url("en"))

    found = re.findall(r'<li><a href="(.*?)">(.*?)</a>', html[html.index("used-by-heading") :])
    assert [title for _, title in found] == ["Alliance", "Members", "Zagreb"]
    assert found[1][0] == "/en/networks/"
