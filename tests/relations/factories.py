"""Valid records with fixed, readable values; a test states only what it is about."""

from io import BytesIO
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage

from relations.images.job import make_variants
from relations.models import (
    City,
    Cooperation,
    Document,
    HostTown,
    Image,
    Network,
    Page,
    Project,
    RelationTerm,
    Rotation,
    Source,
    SourceNote,
    Theme,
    VisitKind,
)

_numbers = count(1)

TERMS = {
    "partner-city": ("kind", "partnerstad", "partner city", "Partnerstäder", "Partner cities", 2),
    "friendship-town": ("kind", "vänort", "friendship town", "Vänorter", "Friendship towns", 1),
    "active": ("status", "aktiv", "active", "aktiva", "active", 1),
    "dormant": ("status", "vilande", "dormant", "vilande", "dormant", 2),
    "ended": ("status", "avslutad", "ended", "avslutade", "ended", 3),
}


def make_term(code):
    group, name_sv, name_en, plural_sv, plural_en, position = TERMS[code]
    term, _created = RelationTerm.objects.get_or_create(
        code=code,
        defaults={
            "group": group,
            "name_sv": name_sv,
            "name_en": name_en,
            "plural_name_sv": plural_sv,
            "plural_name_en": plural_en,
            "definition_sv": f"Vad {name_sv} betyder.",
            "definition_en": f"What {name_en} means.",
            "position": position,
        },
    )
    return term


def _make_entry(model, word_sv, word_en, **fields):
    number = next(_numbers)
    defaults = {
        f"{model.title_field}_sv": f"{word_sv} {number}",
        f"{model.title_field}_en": f"{word_en} {number}",
        "state": "published",
    }
    return model.objects.create(**(defaults | fields))


def make_city(kind="partner-city", status="active", **fields):
    fields = {"country": "PL"} | fields
    return _make_entry(
        City, "Stad", "City", kind=make_term(kind), status=make_term(status), **fields
    )


def make_network(**fields):
    """With something to tell, and so with a page of its own."""
    return _make_entry(Network, "Nätverk", "Network", **({"founded_year": 1986} | fields))


def make_project(**fields):
    return _make_entry(Project, "Projekt", "Project", **fields)


def make_cooperation(**fields):
    return _make_entry(Cooperation, "Samarbete", "Cooperation", **fields)


def make_document(**fields):
    return _make_entry(Document, "Dokument", "Document", **({"kind": "report"} | fields))


def make_page(**fields):
    return _make_entry(Page, "Sida", "Page", **fields)


def make_theme(**fields):
    number = next(_numbers)
    defaults = {
        "code": f"theme-{number}",
        "name_sv": f"Ämne {number}",
        "name_en": f"Theme {number}",
    }
    return Theme.objects.create(**(defaults | fields))


def make_visit_kind(**fields):
    defaults = {
        "audience_sv": "För dig som vill lära",
        "audience_en": "For those who want to learn",
        "title_sv": "Studiebesök",
        "title_en": "Study visits",
        "body_sv": "<p>Om besöken.</p>",
        "body_en": "<p>About the visits.</p>",
        "state": "published",
    }
    return VisitKind.objects.create(**(defaults | fields))


def make_source(**fields):
    defaults = {"title_sv": "Stadens webbsida", "title_en": "The city's web page"}
    return Source.objects.create(**(defaults | fields))


def make_source_note(record, **fields):
    defaults = {"fact_sv": "Medlem sedan 1995", "fact_en": "Member since 1995"}
    source = fields.pop("source", None) or make_source()
    return SourceNote.objects.create(record=record, source=source, **(defaults | fields))


def make_rotation(towns=("Göteborg", "Århus", "Bergen", "Åbo"), **fields):
    """A rotation whose hosts take turns in the order given."""
    rotation = Rotation.objects.create(**fields)
    for turn, name in enumerate(towns, start=1):
        city = None
        if name != "Göteborg":
            city = make_city(kind="friendship-town", name_sv=name, name_en=name)
        HostTown.objects.create(rotation=rotation, city=city, turn=turn)
    return rotation


def plain_pixels(colour="navy", size=(64, 48), mode="RGB"):
    return PillowImage.new(mode, size, colour)


def encoded(pixels, format_name, **options):
    """A file in memory, as a camera or a program might have written it."""
    buffer = BytesIO()
    pixels.save(buffer, format_name, **options)
    buffer.seek(0)
    return buffer


def make_upload(pixels=None, name="harbour.jpg", format_name="JPEG", **options):
    content = encoded(pixels or plain_pixels(), format_name, **options).getvalue()
    return SimpleUploadedFile(name, content)


def make_new_image(**fields):
    """An image as it is right after the upload: without variants."""
    defaults = {
        "title": "Harbour",
        "file": make_upload(),
        "alt_sv": "En båt i hamnen",
        "alt_en": "A boat in the harbour",
    }
    return Image.objects.create(**(defaults | fields))


def make_image(**fields):
    """An image with all its variants, as pages show it."""
    image = make_new_image(**fields)
    make_variants(image)
    image.refresh_from_db()
    return image
