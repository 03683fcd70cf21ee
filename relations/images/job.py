"""The job that makes the variants of new images, smallest first."""

import logging
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import Error as DatabaseFailure
from django.utils import timezone

from publishing.jobs import Job
from relations.models import Image

from .variants import encode_variants, open_original, variant_name, variant_widths

logger = logging.getLogger(__name__)

# An image that fails, or whose worker was killed over it, waits so long behind the others.
RETRY_AFTER = timedelta(minutes=5)


def run(job_run):
    made = failed = 0
    while not job_run.is_stopping and (image := claim()):
        try:
            made += make_variants(image, job_run)
        except DatabaseFailure:
            raise
        except Exception as error:
            # A damaged file or a full disk: the image has been put off already.
            failed += 1
            logger.error("Image %s has no variants: %s", image.pk, type(error).__name__)
    return f"{made} sizes made, {failed} images failed"


def claim():
    """Takes one image that is due, and puts it off in case this worker does not come to an end."""
    now = timezone.now()
    image = Image.objects.filter(variants_due_at__lte=now).order_by("variants_due_at", "pk").first()
    if image is None:
        return None
    claimed = Image.objects.filter(pk=image.pk, variants_due_at=image.variants_due_at).update(
        variants_due_at=now + RETRY_AFTER
    )
    return image if claimed else None


def make_variants(image, job_run=None):
    """Makes the sizes that are missing and records each; returns how many.

    A row that has another file by then, or is gone, is left alone, and what was made is removed.
    """
    rows = Image.objects.filter(pk=image.pk, content_hash=image.content_hash)
    widths = list(image.variant_widths)
    missing = [width for width in variant_widths(image.width) if width not in widths]
    with image.file.storage.open(image.file.name) as file:
        pixels = open_original(file)
    for made, width in enumerate(missing):
        if job_run and job_run.is_stopping:
            rows.update(variants_due_at=timezone.now())
            return made
        for extension, content in encode_variants(pixels, width):
            _store(image.file.storage, variant_name(image.content_hash, width, extension), content)
        widths.append(width)
        if not rows.update(variant_widths=widths):
            image.remove_unused_files()
            return 0
        if job_run:
            job_run.heartbeat()
    rows.update(variants_due_at=None)
    return len(missing)


def _store(storage, name, content):
    """Under exactly this name, in the place of what a killed worker may have left there."""
    storage.delete(name)
    storage.save(name, ContentFile(content))


MAKE_IMAGE_VARIANTS = Job(
    name="make-image-variants",
    run=run,
    interval=timedelta(seconds=5),
    lease=timedelta(minutes=5),
)
