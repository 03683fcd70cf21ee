from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from relations.models import City, Cooperation, Document, Network, Page, Project

from . import (
    cases,
    cities,
    documents,
    friendship,
    images,
    networks,
    notices,
    office,
    pages,
    projects,
    retention,
    source_notes,
    staff,
    vocabulary,
)
from .sizes import Sizes
from .texts import SLUG_PREFIX

PUBLIC_MODELS = (City, Network, Project, Cooperation, Document, Page)
SEED = 1865


class AlreadyFilled(Exception):
    """The example data is there already."""


class ForeignContent(Exception):
    """There is public content that is no example."""


@dataclass
class Filler:
    """What the makers of each kind share: the sizes, the moment, and what has been made so far."""

    sizes: Sizes
    now: datetime
    random: Random = field(default_factory=lambda: Random(SEED))
    made: dict = field(default_factory=dict)

    @property
    def today(self):
        return timezone.localdate(self.now)

    def uuid(self):
        return UUID(int=self.random.getrandbits(128), version=4)

    def hash(self):
        return f"{self.random.getrandbits(256):064x}"

    def with_fixed_uuids(self, record):
        """The record, whose random identifiers are the same in every filling."""
        for model_field in record._meta.fields:
            if isinstance(model_field, models.UUIDField):
                setattr(record, model_field.attname, self.uuid())
        return record


def fill(sizes=None, now=None, beside_other_content=False):
    """Fills the database with example data; how many rows of each kind that was.

    Two fillings of the same sizes at the same moment are alike, apart from the secret folders of
    documents' files.
    """
    example = {"slug_sv__startswith": SLUG_PREFIX}
    if any(model.objects.filter(**example).exists() for model in PUBLIC_MODELS):
        raise AlreadyFilled
    if not beside_other_content and any(
        model.objects.exclude(**example).exists() for model in PUBLIC_MODELS
    ):
        raise ForeignContent
    filler = Filler(sizes or Sizes(), now or timezone.now())
    with transaction.atomic():
        for room in (
            staff,
            vocabulary,
            images,
            documents,
            cities,
            networks,
            projects,
            pages,
            friendship,
            source_notes,
            notices,
            office,
            retention,
            cases,
        ):
            room.make(filler)
    return {kind: len(records) for kind, records in filler.made.items()}
