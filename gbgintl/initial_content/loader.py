"""Creates the initial content, once and for all, through validation.

A file `<kind>.toml` holds a table per row, named by its key:

    [shanghai]
    name.sv = "Shanghai"          # a translated field, both languages side by side
    name.en = "Shanghai"
    country = "CN"                # any other field
    kind = "partner-city"         # a foreign key: the key of a row in that model's file
    themes = ["trade", "culture"] # a many-to-many field: keys
    [[shanghai.agreements]]       # children: rows of a related model, in order
    signed = "1986"
    [[shanghai.source_notes]]
    source = "C"

A row is created when its key has never been loaded. After that it belongs to the staff: a row
that they changed, withdrew or deleted is left alone.
"""

import tomllib
from pathlib import Path

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from gbgintl.models import InitialRecord
from publishing import registry
from publishing.language import LANGUAGES

FOLDER = Path(__file__).parent


def content_models() -> dict[str, type[models.Model]]:
    """The models with initial content by the name of their file, each after those it refers to."""
    return {
        entry.content_file: entry.model
        for entry in registry.registered_models()
        if entry.content_file
    }


def read_rows(kind, folder=FOLDER):
    """The rows of a kind as written in its file, by key."""
    with (folder / f"{kind}.toml").open("rb") as file:
        return tomllib.load(file)


@transaction.atomic
def load_content(folder=FOLDER) -> dict[str, int]:
    """Creates what has never been loaded and returns how many rows of each kind that was."""
    loader = _Loader()
    return {kind: loader.load(kind, read_rows(kind, folder)) for kind in content_models()}


def has_field(model, name):
    return any(field.name == name for field in model._meta.fields)


class _Loader:
    def __init__(self):
        self.loaded = {
            (record.kind, record.key): record.object_id for record in InitialRecord.objects.all()
        }
        self.models = content_models()
        self.kind_of_model = {model: kind for kind, model in self.models.items()}

    def load(self, kind, rows):
        model = self.models[kind]
        created = 0
        for key, row in rows.items():
            if (kind, key) not in self.loaded:
                code = {"code": key} if has_field(model, "code") else {}
                record = self.create(model, row, **code)
                InitialRecord.objects.create(kind=kind, key=key, object_id=record.pk)
                self.loaded[kind, key] = str(record.pk)
                created += 1
        return created

    def create(self, model, row, **given):
        """One validated record with its many-to-many relations and children.

        The row holds what the file says, `given` the values of fields that follow from its place.
        """
        record = model(**given)
        later = []
        for name, value in row.items():
            field = model._meta.get_field(name)
            if field.many_to_many or field.one_to_many:
                later.append((field, value))
            elif isinstance(field, models.ForeignKey):
                setattr(record, field.attname, self.primary_key(field.related_model, value))
            elif isinstance(value, dict):
                for language in LANGUAGES:
                    setattr(record, f"{name}_{language}", value.get(language, ""))
            else:
                setattr(record, name, value)
        record.full_clean()
        record.save()
        for field, value in later:
            if field.many_to_many:
                keys = [self.primary_key(field.related_model, key) for key in value]
                # Staff may have deleted one of them since.
                present = field.related_model._base_manager.filter(pk__in=keys)
                getattr(record, field.name).set(present)
            else:
                for position, child in enumerate(value, start=1):
                    self.create_child(record, field, child, position)
        return record

    def create_child(self, record, relation, row, position):
        model = relation.related_model
        if has_field(model, "position"):
            row = {"position": position} | row
        if isinstance(relation, GenericRelation):
            parent = {
                relation.content_type_field_name: ContentType.objects.get_for_model(record),
                relation.object_id_field_name: record.pk,
            }
        else:
            parent = {relation.field.name: record}
        self.create(model, row, **parent)

    def primary_key(self, model, key):
        """Of the row that was loaded under the key."""
        return self.loaded[self.kind_of_model[model], key]
