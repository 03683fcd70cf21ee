"""Editing images in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from relations.models import Image
from tests.relations.admin.pages import list_of, page_of, text
from tests.relations.factories import make_city, make_image, upload


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_an_image_is_added_with_a_description(staff):
    response = staff.post(
        list_of("image", "add"),
        {
            "title": "Hamnen",
            "file": upload(),
            "alt_sv": "En båt",
            "alt_en": "A boat",
            "licence": "own",
            "focal_point": "centre",
        },
    )

    assert response.status_code == 302, text(response)
    assert Image.objects.get().width == 64


def test_an_image_links_to_the_records_that_use_it(staff):
    image = make_image()
    city = make_city(name_sv="Kiel", image=image)
    make_city(name_sv="Lyon")

    html = text(staff.get(page_of(image)))

    assert f'<a href="{page_of(city)}">Kiel</a>' in html
    assert "Lyon" not in html


@pytest.mark.parametrize(
    ("language", "message"),
    [("sv", "Välj en fil av typen JPEG, PNG, WebP eller AVIF"), ("en", "Choose a JPEG, PNG, WebP")],
)
def test_a_file_of_another_type_is_refused_with_the_types(staff, language, message):
    drawing = SimpleUploadedFile("mark.png", b"<svg></svg>")

    response = staff.post(
        list_of("image", "add"),
        {"title": "Märke", "file": drawing, "is_decorative": "on"},
        headers={"accept-language": language},
    )

    assert response.status_code == 200
    assert message in text(response)
    assert not Image.objects.exists()


def test_a_damaged_image_is_refused(staff):
    damaged = SimpleUploadedFile("harbour.png", upload(format_name="PNG").read()[:100])

    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": damaged})

    assert response.status_code == 200
    assert "skadad" in text(response)


def test_an_image_needs_a_description_or_to_be_decorative(staff):
    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": upload()})

    assert text(response).count("Beskriv bilden, eller markera den som dekorativ.") == 2
