"""The data filler: every field of every model, every choice, every state."""

import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import BooleanField, Q
from modeltranslation.translator import translator

from contact.models import Case
from gbgintl.example_data import Sizes, fill
from publishing.language import Bilingual
from publishing.state import Publishable, State
from relations.models import City
from tests.relations.factories import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NOW = datetime(2026, 5, 13, 10, tzinfo=UTC)

# Rows that only the running site may write.
LEFT_OUT = {"publishing.JobState": "a sign of life, which the health check believes"}


def models_to_fill():
    for label in ("publishing", "relations", "contact"):
        for model in apps.get_app_config(label).get_models():
            is_history = model.__name__.startswith("Historical")
            if not is_history and model._meta.label not in LEFT_OUT:
                yield model


def own_fields(model):
    """Without the columns that repeat another language's, and the key that the database gives."""
    repeated = ()
    if model in translator.get_registered_models():
        repeated = translator.get_options_for_model(model).all_fields
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if field.name not in repeated and not field.name == "id":
            yield field


def hashable(value):
    return tuple(value) if isinstance(value, list) else value


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The values of every field of every model in the example data, by model and field."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(Sizes.of(14, documents=16, pages=27, cases=42, images=9, meetings=12), NOW)
        values = {
            (model, field): set(
                map(hashable, model._base_manager.values_list(field.name, flat=True))
            )
            for model in models_to_fill()
            for field in own_fields(model)
        }
        counts = {
            (model, name): model._base_manager.filter(where).exists()
            for model in models_to_fill()
            for name, where in conditions(model).items()
        }
        transaction.set_rollback(True)
    return values, counts


def conditions(model):
    """The states of what is published, and the languages a text can be in."""
    wanted = {}
    if issubclass(model, Publishable):
        published = Q(state=State.PUBLISHED)
        wanted |= {
            "draft": Q(state=State.DRAFT),
            "withdrawn": Q(state=State.WITHDRAWN),
            "published, no dates": published & Q(published_from=None, published_until=None),
            "published since": published & Q(published_from__lt=NOW),
            "published from a coming day": published & Q(published_from__gt=NOW),
            "published until a coming day": published & Q(published_until__gt=NOW),
            "published until a day that is gone": published & Q(published_until__lt=NOW),
        }
    if model is City:
        for status in ("active", "dormant", "ended"):
            wanted[f"published and {status}"] = Q(state=State.PUBLISHED, published_from=None) & Q(
                published_until=None, status=status
            )
    if issubclass(model, Bilingual):
        for name in model().texts:
            sv, en = model._meta.get_field(f"{name}_sv"), model._meta.get_field(f"{name}_en")
            if sv.blank and en.blank:
                empty_sv, empty_en = Q(**{f"{name}_sv": ""}), Q(**{f"{name}_en": ""})
                wanted[f"{name} in Swedish only"] = ~empty_sv & empty_en
                wanted[f"{name} in English only"] = empty_sv & ~empty_en
    return wanted


def test_every_field_of_every_model_is_filled_somewhere(filled):
    values, _counts = filled

    empty = [
        f"{model._meta.label}.{field.name}"
        for (model, field), found in values.items()
        if not found - {None, "", False}
    ]

    assert len(values) > 250
    assert empty == []


def test_every_choice_of_every_field_is_there(filled):
    values, _counts = filled

    missing = [
        (f"{model._meta.label}.{field.name}", choice)
        for (model, field), found in values.items()
        for choice, _label in field.flatchoices
        if choice not in found
    ]

    assert missing == []


# A slug or code is filled in when it is saved; the only office and the only rotation are whole.
ALWAYS_FILLED = r"\.slug_..$|Theme\.code$|^contact\.Office\.|^relations\.(Rotation|HostTown)\."


def test_what_may_be_empty_is_empty_somewhere_and_a_box_is_ticked_and_not(filled):
    values, _counts = filled

    never_empty = [
        f"{model._meta.label}.{field.name}"
        for (model, field), found in values.items()
        if field.blank or isinstance(field, BooleanField)
        if field.editable and not found & {None, "", False}
    ]

    assert [name for name in never_empty if not re.search(ALWAYS_FILLED, name)] == []


def test_every_state_and_every_language_is_there(filled):
    _values, counts = filled

    missing = [(model._meta.label, name) for (model, name), found in counts.items() if not found]

    assert len(counts) > 90
    assert missing == []


def run(*arguments, **options):
    output = StringIO()
    call_command("fill_example_data", *arguments, stdout=output, **options)
    return output.getvalue()


SMALL_RUN = ["--images=2", "--meetings=2", "--visit-kinds=2", "--themes=2", "--related=2"]


def test_sizes_are_arguments(settings, tmp_path):
    settings.DEBUG, settings.MEDIA_ROOT = True, tmp_path

    output = run("--size=3", "--cities=150", *SMALL_RUN)

    assert City.objects.count() == 150
    assert Case.objects.count() == 3
    assert "cities: 150" in output


def test_two_fillings_of_one_day_are_alike(settings, tmp_path):
    settings.DEBUG, settings.MEDIA_ROOT = True, tmp_path
    seen = []
    for _time in range(2):
        with transaction.atomic():
            run("--today=2026-05-13", "--size=4", *SMALL_RUN)
            cities = list(City.objects.values_list("name_sv", "latitude", "published_from"))
            cases = list(Case.objects.values_list("reference", "idempotency_key", "received_at"))
            seen.append((sorted(cities, key=str), sorted(cases)))
            transaction.set_rollback(True)

    assert len(seen[0][1]) == 4
    assert seen[0] == seen[1]


def test_a_second_filling_is_refused_whatever_is_said(settings):
    settings.DEBUG = True
    make_city(slug_sv="exempel-stad-1")

    with pytest.raises(CommandError, match="already"):
        run("--yes")


def test_other_public_content_is_left_alone_unless_one_insists(settings, tmp_path):
    settings.DEBUG, settings.MEDIA_ROOT = True, tmp_path
    make_city(slug_sv="arhus", name_sv="Århus")

    with pytest.raises(CommandError, match="--yes"):
        run()
    run("--yes", "--size=2", *SMALL_RUN)

    assert City.objects.count() == 3
    assert City.objects.get(slug_sv="arhus").name_sv == "Århus"


def test_on_a_public_site_it_asks_first(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="developer"):
        run()

    assert not City.objects.exists()
