from contextlib import suppress
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils import translation
from PIL import Image as PillowImage
from PIL import ImageCms, PngImagePlugin

from relations.models import Image
from relations.models.image import FocalPoint
from relations.pictures import ingest as ingest_module
from relations.pictures.ingest import ingest
from relations.pictures.variants import FORMATS, make_variants, variant_names, variant_widths

GPS = 0x8825
ORIENTATION = 0x0112


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def encoded(image, format_name, **options):
    buffer = BytesIO()
    image.save(buffer, format_name, **options)
    buffer.seek(0)
    return buffer


def plain(colour="navy", size=(64, 48), mode="RGB"):
    return PillowImage.new(mode, size, colour)


def upload(image=None, name="harbour.jpg", format_name="JPEG", **options):
    image = image or plain()
    return SimpleUploadedFile(name, encoded(image, format_name, **options).getvalue())


def make_image(**fields):
    defaults = {
        "title": "Harbour",
        "file": upload(),
        "alt_sv": "En båt i hamnen",
        "alt_en": "A boat in the harbour",
    }
    return Image.objects.create(**(defaults | fields))


def rendered(image, language="en", **options):
    arguments = " ".join(f"{name}={value!r}" for name, value in options.items())
    template = Template("{% load pictures %}{% picture image " + arguments + " %}")
    with translation.override(language):
        return template.render(Context({"image": image}))


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_kept_original_has_no_metadata(format_name):
    exif = PillowImage.Exif()
    exif.get_ifd(GPS)[2] = (57.0, 42.0, 26.0)
    exif[0x010F] = "A camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    if format_name == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "A person")
        options["pnginfo"] = text
    else:
        options["xmp"] = b"<x:xmpmeta>A person</x:xmpmeta>"
    source = encoded(plain(), format_name, **options)
    assert b"A camera" in source.getvalue()

    picture = ingest(source)

    kept = PillowImage.open(BytesIO(picture.content))
    assert kept.format == format_name
    assert not kept.getexif()
    assert not {"exif", "icc_profile", "xmp", "Author"} & set(kept.info)
    assert b"A camera" not in picture.content
    assert b"A person" not in picture.content


def test_a_picture_taken_sideways_is_turned_upright():
    exif = PillowImage.Exif()
    exif[ORIENTATION] = 6

    picture = ingest(encoded(plain(size=(64, 48)), "JPEG", exif=exif))

    assert (picture.width, picture.height) == (48, 64)


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("1", "RGB"), ("L", "RGB"), ("LA", "RGBA"), ("P", "RGB"), ("RGBA", "RGBA"), ("I;16", "RGB")],
)
def test_every_kind_of_pixel_becomes_rgb_and_keeps_transparency(mode, kept):
    source = plain(0, mode=mode) if mode != "RGBA" else plain((10, 20, 30, 40), mode=mode)

    picture = ingest(encoded(source, "PNG"))

    assert picture.pixels.mode == kept


def test_cmyk_becomes_rgb():
    assert ingest(encoded(plain("red", mode="CMYK"), "JPEG")).pixels.mode == "RGB"


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    picture = ingest(encoded(plain((10, 20, 30, 255), mode="RGBA"), "PNG"))

    assert picture.pixels.mode == "RGB"


def test_a_broken_colour_profile_does_not_stop_the_picture():
    assert ingest(encoded(plain(), "JPEG", icc_profile=b"not a profile")).pixels.mode == "RGB"


@pytest.mark.django_db
def test_the_format_is_told_by_the_content_and_not_by_the_name():
    image = make_image(file=upload(name="harbour.jpg", format_name="PNG"))

    assert image.file.name.endswith(".png")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unknown_format"),
        (b"plain words", "unknown_format"),
        (SVG, "unknown_format"),
        (encoded(plain(), "GIF").getvalue(), "unknown_format"),
        (encoded(plain(), "TIFF").getvalue(), "unknown_format"),
        (encoded(plain(size=(400, 400)), "JPEG").getvalue()[:500], "damaged"),
        (encoded(plain(size=(400, 400)), "PNG").getvalue()[:-40], "damaged"),
        (encoded(plain(size=(400, 400)), "WEBP").getvalue()[:60], "damaged"),
        (encoded(plain(size=(20_000, 1)), "PNG").getvalue(), "too_many_pixels"),
        (encoded(plain(0, (11_000, 11_000), "1"), "PNG").getvalue(), "too_many_pixels"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason(content, code):
    with pytest.raises(ValidationError) as refusal:
        ingest(BytesIO(content))

    assert refusal.value.code == code


def test_a_picture_that_unpacks_to_a_huge_one_is_refused():
    bomb = bytearray(encoded(plain(), "PNG").getvalue())
    bomb[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)

    with pytest.raises(ValidationError):
        ingest(BytesIO(bytes(bomb)))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_damaged_file_is_read_or_refused_but_never_fails(format_name, seed):
    content = bytearray(encoded(plain(size=(200, 100)), format_name).getvalue())
    for n in range(8):
        content[(seed * 131 + n * 977) % len(content)] ^= 0xFF

    with suppress(ValidationError):
        assert ingest(BytesIO(bytes(content))).content


def test_a_file_with_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(ingest_module, "MAX_BYTES", 100)

    with pytest.raises(ValidationError) as refusal:
        ingest(encoded(plain(), "JPEG"))

    assert refusal.value.code == "too_large"


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (480, [480]),
        (1000, [480, 800, 1000]),
        (1600, [480, 800, 1200, 1600]),
        (5000, [480, 800, 1200, 1600]),
    ],
)
def test_a_variant_is_never_wider_than_the_picture(width, widths):
    assert variant_widths(width) == widths


def test_variants_come_in_every_format_and_keep_the_proportions():
    picture = ingest(encoded(plain(size=(1000, 500)), "JPEG"))

    variants = dict(make_variants(picture))

    assert list(variants) == variant_names(picture.content_hash, 1000)
    sizes = [PillowImage.open(BytesIO(content)).size for content in variants.values()]
    assert sizes == [(480, 240)] * 3 + [(800, 400)] * 3 + [(1000, 500)] * 3


def test_a_transparent_picture_stands_on_white_where_a_format_has_no_transparency():
    picture = ingest(encoded(plain((0, 0, 0, 0), mode="RGBA"), "PNG"))

    variants = dict(make_variants(picture))

    by_extension = {name.rpartition(".")[2]: BytesIO(data) for name, data in variants.items()}
    assert PillowImage.open(by_extension["jpg"]).getpixel((5, 5)) == (255, 255, 255)
    assert PillowImage.open(by_extension["avif"]).mode == "RGBA"
    assert PillowImage.open(by_extension["webp"]).mode == "RGBA"


@pytest.mark.django_db
def test_saving_stores_the_original_and_its_variants_under_the_hash(media):
    image = make_image(file=upload(plain(size=(1000, 500)), name="my holiday.jpg"))

    stored = {path.name for path in (media / "pictures").iterdir()}
    assert stored == {
        f"{image.content_hash}.jpg",
        *(f"{image.content_hash}-{w}.{e}" for w in (480, 800, 1000) for e in FORMATS),
    }
    assert (image.width, image.height) == (1000, 500)
    image.refresh_from_db()
    assert image.file.name == f"pictures/{image.content_hash}.jpg"


@pytest.mark.django_db
def test_replacing_the_file_gives_new_names_and_removes_the_old_files_on_commit(
    media, django_capture_on_commit_callbacks
):
    image = make_image()
    before = {path.name for path in (media / "pictures").iterdir()}

    with django_capture_on_commit_callbacks() as callbacks:
        image.file = upload(plain("white"))
        image.save()
    during = {path.name for path in (media / "pictures").iterdir()}
    for callback in callbacks:
        callback()

    after = {path.name for path in (media / "pictures").iterdir()}
    assert during == before | after
    assert not before & after
    assert len(after) == len(before)


@pytest.mark.django_db
def test_deleting_a_picture_removes_its_files_on_commit(media, django_capture_on_commit_callbacks):
    make_image()

    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.all().delete()

    assert list((media / "pictures").iterdir()) == []


@pytest.mark.django_db
def test_saving_other_fields_leaves_the_files_alone(media, django_capture_on_commit_callbacks):
    image = Image.objects.get(pk=make_image().pk)
    before = {path.name: path.stat().st_mtime_ns for path in (media / "pictures").iterdir()}

    with django_capture_on_commit_callbacks(execute=True):
        image.title = "Port"
        image.save(update_fields=["title"])

    after = {path.name: path.stat().st_mtime_ns for path in (media / "pictures").iterdir()}
    assert after == before


@pytest.mark.django_db
def test_the_same_picture_twice_is_refused_and_the_first_one_named():
    make_image(title="Harbour at dawn")

    with pytest.raises(ValidationError, match="Harbour at dawn"):
        make_image()


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["alt_sv", "alt_en"])
def test_a_picture_is_described_in_both_languages_or_decorative(missing):
    fields = {"title": "Wave", "file": upload(), "alt_sv": "En våg", "alt_en": "A wave"}
    fields[missing] = ""

    with pytest.raises(ValidationError) as refusal:
        Image(**fields).full_clean()
    assert set(refusal.value.message_dict) == {missing}

    Image(**fields | {"is_decorative": True}).full_clean()


@pytest.mark.django_db
def test_an_unusable_upload_is_an_error_of_the_file_field():
    image = Image(title="Mark", file=SimpleUploadedFile("mark.svg", SVG), is_decorative=True)

    with pytest.raises(ValidationError) as refusal:
        image.full_clean()

    assert "JPEG, PNG, WebP" in refusal.value.message_dict["file"][0]


@pytest.mark.django_db
def test_the_tag_lists_every_format_in_ascending_widths():
    image = make_image(file=upload(plain(size=(1000, 500))))

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
@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"credit": "Ada Berg"}, "Bild: Ada Berg"),
        ({"credit": "Ada Berg", "licence": "cc-by-4.0"}, "Bild: Ada Berg, CC BY 4.0"),
        ({"credit": ""}, ""),
    ],
)
def test_the_credit_line_names_maker_and_open_licence(fields, line):
    with translation.override("sv"):
        assert make_image(**fields).credit_line == line
