"""One record of each model that staff fill in, and the pages on which readers find it."""

from datetime import date, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from contact.models import Office, OpeningHours
from publishing.language import reverse_in_language
from publishing.models import SiteNotice
from relations.models import (
    Agreement,
    DocumentVersion,
    Forum,
    LocalName,
    Meeting,
    Milestone,
    NetworkFigure,
    PageFigure,
)
from tests.relations import factories as make

LANG = ("sv", "en")


def url_of(name):
    return lambda record, language: reverse_in_language(name, language)


def own(record, language):
    return record.get_absolute_url(language)


def of(owner):
    return lambda record, language: owner.get_absolute_url(language)


START, CITIES = url_of("relations:start"), url_of("relations:city_list")
TOWNS, VISITS = url_of("relations:friendship_towns"), url_of("relations:visits")
NETWORKS, ABOUT = url_of("relations:network_list"), url_of("relations:about")
CONTACT = url_of("contact:form")


def make_scene():
    """Pairs of a record and its pages. What is ordered or chosen has something beside it."""
    image, theme = make.make_image(credit="Anna"), make.make_theme()
    linked, filed = make.make_document(image=image), make.make_document(written_language="sv")
    version = DocumentVersion.objects.create(
        document=filed, file=ContentFile(b"x", name="a.pdf"), valid_from=date(2020, 1, 1)
    )
    DocumentVersion.objects.create(
        document=filed, file=ContentFile(b"y", name="b.pdf"), valid_from=date(2019, 1, 1)
    )
    city = make.make_city(status="dormant", image=image, latitude=52, longitude=21)
    local_name = LocalName.objects.create(city=city, name="X", language="pl")
    milestone = Milestone.objects.create(city=city, year=1986, text_sv="a", text_en="b")
    Milestone.objects.create(city=city, year=1990, text_sv="c", text_en="d")
    city.since_year = 1990
    city.save()
    other_city = make.make_city(kind="friendship-town")
    network = make.make_network(image=image)
    figure = NetworkFigure.objects.create(network=network, value=140, unit_sv="a", unit_en="b")
    NetworkFigure.objects.create(network=network, value=9, unit_sv="c", unit_en="d", position=2)
    forum = Forum.objects.create(network=network, name_sv="a", name_en="b")
    Forum.objects.create(network=network, name_sv="c", name_en="d", position=2)
    make.make_network(is_member=True)
    project, cooperation = make.make_project(image=image), make.make_cooperation(image=image)
    make.make_page(section="about")
    section_page, page = make.make_page(section="projects", image=image), make.make_page()
    make.make_page(position=5)
    networks_page = make.make_page(section="networks")
    told = PageFigure.objects.create(page=networks_page, value=70, unit_sv="e", unit_en="f")
    PageFigure.objects.create(page=networks_page, value=8, unit_sv="g", unit_en="h", position=2)
    for record in (city, network, cooperation, section_page, page):
        record.documents.add(linked)
    project.documents.add(make.make_document())
    for record in (city, project):
        record.themes.add(theme)
    project.cities.add(city)
    this_year = timezone.localdate().year
    rotation = make.make_rotation(anchor_year=None)
    host, *others = rotation.hosts.all()
    rotation.anchor_year, rotation.anchor_host = this_year, others[0]
    rotation.save()
    meeting = Meeting.objects.create(
        year=2001, host=host, starts_on=date(2001, 5, 1), ends_on=date(2001, 5, 2), evaluation=filed
    )
    Meeting.objects.update(state="published")
    meeting.documents.add(linked)
    kind = make.make_visit_kind()
    make.make_visit_kind(position=5)
    note = make.make_source_note(
        city, other_source=make.make_source(title_en="Another"), other_statement_en="No."
    )
    source = note.source
    office = Office.objects.create(
        **{f"{field}_{language}": field for field in ("name", "organisation") for language in LANG},
        telephone="031",
        telephone_from_abroad="+4631",
        visiting_address="Gatan 1",
        latitude=57.7,
        longitude=11.9,
    )
    hours = OpeningHours.objects.create(office=office, weekday=0, opens=time(9), closes=time(16))
    notice = SiteNotice.objects.create(
        text_sv="a", text_en="b", is_on=True, ends_at=timezone.now() + timedelta(hours=1)
    )
    agreement = Agreement.objects.create(city=city, kind="partner-city", document=filed)
    return [
        (agreement, [of(city)]),
        (city, [own, CITIES]),
        (local_name, [of(city)]),
        (milestone, [of(city)]),
        (cooperation, [own]),
        (linked, [own]),
        (filed, [own]),
        (version, [of(filed)]),
        (forum, [of(network)]),
        (host, [TOWNS]),
        (image, [of(city)]),
        (meeting, [TOWNS]),
        (network, [own, NETWORKS]),
        (figure, [of(network)]),
        (page, [own, ABOUT, CITIES]),
        (section_page, [own]),
        (told, [of(networks_page)]),
        (project, [own]),
        (city.kind, [of(city), CITIES]),
        (city.status, [of(city), CITIES]),
        (rotation, [TOWNS]),
        (source, [of(city)]),
        (note, [of(city)]),
        (theme, [of(city)]),
        (kind, [VISITS]),
        (office, [START]),
        (hours, [CONTACT]),
        (notice, [START]),
        (other_city, [START, TOWNS]),
    ]
