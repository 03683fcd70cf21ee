import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from relations.images.variants import FORMATS
from relations.models.image import FocalPoint
from tests.relations.factories import make_image, make_new_image, make_upload, plain_pixels


def rendered(image, language="en", **options):
    arguments = " ".join(f"{name}={value!r}" for name, value in options.items())
    template = Template("{% load images %}{% picture image " + arguments + " %}")
    with translation.override(language):
        return template.render(Context({"image": image}))


def included(image):
    with translation.override("en"):
        return render_to_string("relations/_image.html", {"image": image})


@pytest.mark.django_db
def test_the_tag_lists_every_format_in_ascending_widths():
    image = make_image(file=make_upload(plain_pixels(size=(1000, 500))))

    html = rendered(image, sizes="50vw")

    base = f"/media/pictures/{image.content_hash}"
    for extension in FORMATS:
        widths = ", ".join(f"{base}-{w}.{extension} {w}w" for w in (480, 800, 1000))
        assert f'srcset="{widths}" sizes="50vw"' in html
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert f'src="{base}-800.jpg"' in html
    assert 'width="1000" height="500"' in html


@pytest.mark.django_db
def test_only_an_eager_picture_is_loaded_at_once():
    image = make_image()

    assert 'loading="lazy"' in rendered(image)
    assert "loading=" not in rendered(image, eager=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "alt"), [("sv", "En båt i hamnen"), ("en", "A boat in the harbour")]
)
def test_the_description_is_in_the_language_of_the_page(language, alt):
    html = rendered(make_image(), language)

    assert f'alt="{alt}"' in html
    assert "lang=" not in html


@pytest.mark.django_db
def test_a_description_in_the_other_language_is_marked_as_such():
    html = rendered(make_image(alt_en=""), "en")

    assert 'alt="En båt i hamnen" lang="sv"' in html


@pytest.mark.django_db
def test_a_decorative_picture_has_an_empty_description():
    assert 'alt=""' in rendered(make_image(is_decorative=True))


@pytest.mark.django_db
def test_the_focal_point_becomes_a_class():
    assert 'class="focus-left-top"' in rendered(make_image(focal_point=FocalPoint.LEFT_TOP))


def test_no_picture_gives_nothing():
    assert rendered(None).strip() == ""


@pytest.mark.django_db
def test_an_image_without_variants_shows_nothing_broken():
    image = make_new_image(credit="Ada Berg")

    assert rendered(image).strip() == ""
    assert included(image).strip() == ""


@pytest.mark.django_db
def test_an_image_is_shown_with_its_credit_as_soon_as_one_size_exists():
    image = make_new_image(file=make_upload(plain_pixels(size=(1000, 500))), credit="Ada Berg")
    image.variant_widths = [480]

    html = included(image)

    assert f"{image.content_hash}-480.avif 480w" in html
    assert f'src="/media/pictures/{image.content_hash}-480.jpg"' in html
    assert "-800." not in html
    assert "-1000." not in html
    assert "Picture: Ada Berg" in html
