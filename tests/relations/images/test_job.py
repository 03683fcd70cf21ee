import datetime as dt
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as PillowImage

from publishing.jobs import JobRun
from publishing.models import JobState
from relations.images import job
from relations.images.variants import FORMATS
from relations.models import Image
from tests.processes import end, wait_until
from tests.relations.factories import encoded, make_new_image, make_upload, plain_pixels


@pytest.fixture
def job_run(db):
    return JobRun(job.MAKE_IMAGE_VARIANTS, None, threading.Event())


def make_wide_image(colour="navy", **fields):
    return make_new_image(file=make_upload(plain_pixels(colour, size=(1000, 500))), **fields)


def test_a_run_makes_what_is_missing_and_says_so(job_run):
    make_wide_image()
    make_new_image()

    assert job.run(job_run) == "4 sizes made, 0 images failed"
    assert job.run(job_run) == "0 sizes made, 0 images failed"

    assert list(Image.objects.order_by("width").values_list("variant_widths", flat=True)) == [
        [64],
        [480, 800, 1000],
    ]


def test_each_size_is_recorded_once_it_exists_in_every_format_the_smallest_first(
    job_run, media, monkeypatch
):
    image = make_wide_image()
    seen = []

    def heartbeat():
        widths = Image.objects.get().variant_widths
        seen.append(widths)
        for width in widths:
            for extension in FORMATS:
                path = media / "pictures" / f"{image.content_hash}-{width}.{extension}"
                assert PillowImage.open(path).width == width

    monkeypatch.setattr(job_run, "heartbeat", heartbeat)

    job.run(job_run)

    assert seen == [[480], [480, 800], [480, 800, 1000]]


def test_a_run_that_is_to_stop_finishes_the_size_and_leaves_the_rest_for_now(job_run, monkeypatch):
    make_wide_image()
    monkeypatch.setattr(job_run, "heartbeat", job_run.stopping.set)

    assert job.run(job_run) == "1 sizes made, 0 images failed"

    image = Image.objects.get()
    assert image.variant_widths == [480]
    assert image.variants_due_at <= timezone.now()


def test_what_a_killed_worker_left_half_written_is_made_anew(job_run, media):
    image = make_new_image()
    left = media / "pictures" / f"{image.content_hash}-64.webp"
    left.write_bytes(b"half a pict")

    job.run(job_run)

    assert PillowImage.open(left).size == (64, 48)


def test_an_image_whose_worker_was_killed_waits_behind_the_others_and_is_made_later(job_run):
    make_new_image()
    killed = job.claim()

    assert job.run(job_run) == "0 sizes made, 0 images failed"

    Image.objects.update(variants_due_at=timezone.now() - dt.timedelta(seconds=1))
    assert job.run(job_run) == "1 sizes made, 0 images failed"
    assert Image.objects.get().pk == killed.pk


def test_a_damaged_original_is_logged_and_tried_later_and_stops_no_other(job_run, media, caplog):
    damaged = make_new_image(title="Secret title")
    make_wide_image()
    whole = (media / damaged.file.name).read_bytes()
    (media / damaged.file.name).write_bytes(whole[:100])

    assert job.run(job_run) == "3 sizes made, 1 images failed"
    assert f"Image {damaged.pk} has no variants: OSError" in caplog.text
    assert "Secret title" not in caplog.text
    damaged.refresh_from_db()
    assert damaged.variant_widths == []
    assert damaged.variants_due_at > timezone.now()

    (media / damaged.file.name).write_bytes(whole)
    Image.objects.filter(pk=damaged.pk).update(variants_due_at=timezone.now())
    assert job.run(job_run) == "1 sizes made, 0 images failed"


def test_a_full_disk_is_logged_and_tried_later(job_run, monkeypatch, caplog):
    make_new_image()

    def refuse(self, name, content):
        raise OSError("No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(FileSystemStorage, "_save", refuse)
        assert job.run(job_run) == "0 sizes made, 1 images failed"

    assert "has no variants: OSError" in caplog.text
    Image.objects.update(variants_due_at=timezone.now())
    assert job.run(job_run) == "1 sizes made, 0 images failed"


@pytest.mark.parametrize("change", ["replaced", "deleted"])
def test_variants_of_a_file_that_was_replaced_meanwhile_are_removed(
    job_run, media, monkeypatch, django_capture_on_commit_callbacks, change
):
    image = make_new_image()
    encode = job.encode_variants

    def encode_slowly(pixels, width):
        monkeypatch.setattr(job, "encode_variants", encode)
        with django_capture_on_commit_callbacks(execute=True):
            if change == "deleted":
                Image.objects.get().delete()
            else:
                current = Image.objects.get()
                current.file = ContentFile(
                    encoded(plain_pixels("white"), "PNG").getvalue(), "new.png"
                )
                current.save()
        return encode(pixels, width)

    monkeypatch.setattr(job, "encode_variants", encode_slowly)

    job.run(job_run)

    left = {path.name for path in (media / "pictures").iterdir()}
    assert not any(name.startswith(image.content_hash) for name in left)
    assert len(left) == (0 if change == "deleted" else 4)


def test_the_worker_makes_variants_too(db, capsys):
    make_new_image()

    call_command("run_worker", "--once", "--job", "make-image-variants")

    assert capsys.readouterr().out == "make-image-variants: 1 sizes made, 0 images failed\n"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_image_outlives_a_worker_that_is_killed_over_it(start_worker):
    image = make_new_image(file=make_upload(plain_pixels(size=(4000, 3000))))
    worker = start_worker("--job", "make-image-variants")
    wait_until(lambda: Image.objects.filter(variants_due_at__gt=timezone.now()).exists())
    worker.kill()
    worker.communicate()

    JobState.objects.update(leased_until=timezone.now())
    Image.objects.update(variants_due_at=timezone.now())
    successor = start_worker("--job", "make-image-variants")
    wait_until(lambda: Image.objects.filter(variants_due_at=None).exists(), seconds=60)
    end(successor)

    image.refresh_from_db()
    assert image.variant_widths == [480, 800, 1200, 1600]
