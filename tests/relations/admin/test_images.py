"""Editing images in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from relations.models import Image
from tests.relations.admin.pages import list_of, page_of, text
from tests.relations.factories import (
    make_city,
    make_image,
    make_new_image,
    make_upload,
    plain_pixels,
)

pytestmark = pytest.mark.usefixtures("media")


def test_an_image_is_added_with_a_description(staff):
    response = staff.post(
        list_of("image", "add"),
        {
            "title": "Hamnen",
            "file": make_upload(),
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
    damaged = SimpleUploadedFile("harbour.png", make_upload(format_name="PNG").read()[:100])

    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": damaged})

    assert response.status_code == 200
    assert "skadad" in text(response)


def test_an_image_needs_a_description_or_to_be_decorative(staff):
    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": make_upload()})

    assert text(response).count("Beskriv bilden, eller markera den som dekorativ.") == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Dess rubrik är ”Gryning”."), ("en", "Its title is ‘Gryning’.")],
)
def test_a_duplicate_image_is_refused_at_its_file(staff, language, said):
    make_image(title="Gryning")
    other = make_new_image(title="Kväll", file=make_upload(plain_pixels("black")))

    for page in (list_of("image", "add"), page_of(other)):
        data = {"title": "Hamnen", "file": make_upload(), "is_decorative": "on"}
        response = staff.post(page, data, headers={"accept-language": language})
        assert said in " ".join(response.context["adminform"].form.errors["file"])

    assert Image.objects.count() == 2


def test_the_file_of_an_image_may_be_uploaded_once_more(staff):
    image = make_image()
    fields = {"is_decorative": "on", "licence": "own", "focal_point": "centre"}

    response = staff.post(page_of(image), fields | {"title": "Hamnen", "file": make_upload()})

    assert response.status_code == 302, text(response)
    assert Image.objects.get().variant_widths == [64]


def test_checking_a_form_changes_no_file(staff, tmp_path):
    image = make_image()
    before = sorted(tmp_path.rglob("*"))

    response = staff.post(page_of(image), {"file": make_upload(plain_pixels("white"))})

    assert response.status_code == 200
    assert sorted(tmp_path.rglob("*")) == before
    # The refused form shows the picture that is stored.
    assert f"{image.content_hash}-64.webp" in text(response)


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Bilden förbereds."), ("en", "The picture is being prepared.")]
)
def test_an_image_without_variants_is_shown_as_being_prepared(staff, language, said):
    image = make_new_image()

    for page in (page_of(image), list_of("image")):
        html = text(staff.get(page, headers={"accept-language": language}))
        assert said in html
        assert "-64.webp" not in html


def test_an_image_with_variants_is_shown(staff):
    image = make_image()

    for page in (page_of(image), list_of("image")):
        html = text(staff.get(page))
        assert "förbereds" not in html
        assert f'src="/media/pictures/{image.content_hash}-64.webp"' in html
