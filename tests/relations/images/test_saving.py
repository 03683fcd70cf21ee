import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from relations.images.variants import FORMATS
from relations.models import Image
from tests.relations.factories import make_image, make_new_image, make_upload, plain_pixels

pytestmark = pytest.mark.django_db


def stored(media):
    return {path.name for path in (media / "pictures").iterdir()}


def test_saving_stores_the_cleaned_original_alone_under_its_hash(media):
    image = make_new_image(file=make_upload(plain_pixels(size=(1000, 500)), name="my holiday.jpg"))

    assert stored(media) == {f"{image.content_hash}.jpg"}
    image.refresh_from_db()
    assert image.file.name == f"pictures/{image.content_hash}.jpg"
    assert (image.width, image.height) == (1000, 500)
    assert image.variant_widths == []
    assert image.variants_due_at


def test_the_job_stores_the_variants_beside_it(media):
    image = make_image(file=make_upload(plain_pixels(size=(1000, 500))))

    assert stored(media) == {
        f"{image.content_hash}.jpg",
        *(f"{image.content_hash}-{w}.{e}" for w in (480, 800, 1000) for e in FORMATS),
    }
    assert image.variant_widths == [480, 800, 1000]
    assert image.variants_due_at is None


def test_what_an_interrupted_upload_left_is_replaced(media):
    image = make_new_image()
    path = media / image.file.name
    whole = path.read_bytes()
    Image.objects.all().delete()
    path.write_bytes(whole[:100])

    again = make_new_image()

    assert again.file.name == image.file.name
    assert path.read_bytes() == whole


def test_replacing_the_file_removes_the_old_files_on_commit_and_asks_for_new_variants(
    media, django_capture_on_commit_callbacks
):
    image = make_image()
    before = stored(media)

    with django_capture_on_commit_callbacks() as callbacks:
        image.file = make_upload(plain_pixels("white"))
        image.save(update_fields=["file"])
    during = stored(media)
    for callback in callbacks:
        callback()

    image.refresh_from_db()
    assert during == before | {f"{image.content_hash}.jpg"}
    assert stored(media) == {f"{image.content_hash}.jpg"}
    assert image.variant_widths == []
    assert image.variants_due_at


def test_deleting_an_image_removes_its_files_on_commit(media, django_capture_on_commit_callbacks):
    make_image()

    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.all().delete()

    assert stored(media) == set()


def test_saving_other_fields_leaves_the_files_alone(media, django_capture_on_commit_callbacks):
    image = Image.objects.get(pk=make_image().pk)
    before = {path.name: path.stat().st_mtime_ns for path in (media / "pictures").iterdir()}

    with django_capture_on_commit_callbacks(execute=True):
        image.title = "Port"
        image.save()

    after = {path.name: path.stat().st_mtime_ns for path in (media / "pictures").iterdir()}
    assert after == before
    assert Image.objects.get().variants_due_at is None


def test_the_same_content_twice_is_refused_and_the_first_image_named():
    make_new_image(title="Harbour at dawn")

    with pytest.raises(ValidationError, match="Harbour at dawn"):
        make_new_image()


def test_a_file_that_cannot_be_used_is_refused_when_it_comes_without_a_form(media):
    with pytest.raises(ValidationError) as refusal:
        make_new_image(file=SimpleUploadedFile("mark.svg", b"<svg></svg>"))

    assert refusal.value.code == "unknown_format"
    assert not Image.objects.exists()
    assert not (media / "pictures").exists()


@pytest.mark.parametrize("missing", ["alt_sv", "alt_en"])
def test_an_image_is_described_in_both_languages_or_decorative(missing):
    fields = {"title": "Wave", "file": make_upload(), "alt_sv": "En våg", "alt_en": "A wave"}
    fields[missing] = ""

    with pytest.raises(ValidationError) as refusal:
        Image(**fields).full_clean()
    assert set(refusal.value.message_dict) == {missing}

    Image(**fields | {"is_decorative": True}).full_clean()


def test_checking_an_image_changes_nothing(media, django_assert_num_queries):
    image = make_image()
    image.file = make_upload(plain_pixels("white"))
    facts = vars(image).copy()
    before = stored(media)

    image.clean()

    assert vars(image) == facts
    assert stored(media) == before


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
        assert make_new_image(**fields).credit_line == line
