"""Whatever staff fill in is seen by readers, or its help text says that it is not.

Each field of each record of the scene is changed in turn: one of the record's pages must then be
another.
"""

from datetime import date, time, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import models, transaction
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from publishing.partial_dates import PartialDateField
from tests.gbgintl.scene import make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# For staff; each help text says so.
STAFF_ONLY = {
    "relations.City.other_names": "names that a search finds and no page has",
    "relations.Image.title": "by which staff find the picture",
    "relations.SourceNote.review_on": "when staff look at the fact again",
    "relations.SourceNote.reviewer": "the name of a member of staff",
}
# There is one rotation, so that a host town is in no other.
NOT_CHANGED = {"relations.HostTown.rotation"}
# Models of the admin that hold no content of the site.
WITHOUT_CONTENT = {
    "auth.Group": "who may do what",
    "auth.User": "who may log in",
    "contact.Case": "what somebody has sent",
    "contact.Disposal": "a record of what was destroyed",
    "contact.ReplyTemplate": "words that staff put into an answer",
    "contact.RetentionClass": "how long cases are kept",
}
# What a generic other value would not fit.
VALUES = {
    "relations.City.country": "EE",
    "relations.LocalName.language": "et",
    "relations.City.time_zone": "Asia/Shanghai",
    "relations.City.wikidata": "Q42",
    "relations.City.status": "ended",
    "relations.HostTown.turn": 9,
    "relations.RelationTerm.position": 0,
    "relations.Image.licence": "cc-by-4.0",
    "relations.Page.section": "cities",
    "publishing.SiteNotice.ends_at": timezone.now() - timedelta(days=1),
}
# A reader sees the picture, not the name of its file.
TOGETHER = {
    "relations.Image.file": {"content_hash": "x" * 32},
    "contact.OpeningHours.date": {"weekday": None, "date": date(2126, 5, 1)},
    "contact.OpeningHours.is_closed": {"is_closed": True, "opens": None, "closes": None},
}


def label_of(record, name):
    return f"{record._meta.label}.{name}"


def form_fields(model):
    """The fields that staff can fill in, on the model's own form or as an inline."""
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True, is_staff=True)
    form = admin.site._registry.get(model)
    if form is None:
        owners = (owner for owner in admin.site._registry.values())
        form = next(i(o.model, admin.site) for o in owners for i in o.inlines if i.model is model)
    names = flatten_fieldsets(form.get_fieldsets(request))
    return [name for name in names if name not in form.get_readonly_fields(request)]


def other_value(record, field):
    """A value of the field that is not the record's."""
    now = getattr(record, field.attname, None)
    if field.name == "published_until":
        return timezone.now() - timedelta(days=1)
    if label_of(record, field.name) in VALUES:
        return VALUES[label_of(record, field.name)]
    if field.choices:
        return next(
            value for value, _label in field.flatchoices if value not in (now, "", "published")
        )
    if isinstance(field, models.ForeignKey):
        others = field.related_model.objects.exclude(pk=now)
        if field.name == "city" and record._meta.model_name == "hosttown":
            others = others.filter(hosttown=None)
        return others.last()
    for kind, value in OTHER_VALUES:
        if isinstance(field, kind):
            return value(now)
    raise AssertionError(f"No other value for {field}")


OTHER_VALUES = [
    (models.BooleanField, lambda now: not now),
    (PartialDateField, lambda now: "2011-02"),
    (models.DateTimeField, lambda now: timezone.now() + timedelta(days=9)),
    (models.DateField, lambda now: (now or date(2001, 5, 1)) + timedelta(days=1)),
    (models.TimeField, lambda now: time(now.hour, 30)),
    (models.FloatField, lambda now: now + 3),
    (models.IntegerField, lambda now: (now or 2010) + 9),
    (models.FileField, lambda now: "documents/x/marker.odt"),
    (models.URLField, lambda now: "https://marker.example/"),
    (models.Field, lambda now: "Marker"),
]


def change(record, name):
    rows = type(record)._base_manager.filter(pk=record.pk)
    field = record._meta.get_field(name)
    if field.many_to_many:
        related = getattr(record, name)
        related.clear() if related.exists() else related.add(field.related_model.objects.first())
        return
    label = label_of(record, name)
    rows.update(**TOGETHER.get(label) or {name: other_value(record, field)})


def rendered(record, urls, language):
    """The record's pages as a reader gets them, one after the other."""
    cache.clear()
    stored = type(record)._base_manager.get(pk=record.pk)
    for url in urls:
        response = Client().get(url(stored, language))
        yield response.status_code, response.content


def is_seen(record, urls, name, before):
    """Whether a change shows; `before` are the pages without it, by language."""
    language = "sv" if name.endswith("_sv") else "en"
    with transaction.atomic():
        if name.startswith("withdrawn_reason"):
            type(record)._base_manager.filter(pk=record.pk).update(state="withdrawn")
            before = {language: list(rendered(record, urls, language))}
        change(record, name)
        pages = zip(before[language], rendered(record, urls, language), strict=True)
        is_another = any(page != now for page, now in pages)
        transaction.set_rollback(True)
    return is_another


def test_every_field_that_staff_fill_in_is_seen_by_readers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    scene = make_scene()
    seen = {}
    for record, urls in scene:
        before = {language: list(rendered(record, urls, language)) for language in ("sv", "en")}
        for name in form_fields(type(record)):
            label = label_of(record, name)
            if label not in STAFF_ONLY and label not in NOT_CHANGED and not seen.get(label):
                seen[label] = is_seen(record, urls, name, before)

    assert len(seen) > 180
    unseen = [label for label, is_there in seen.items() if not is_there]
    assert unseen == [], "\n".join(unseen)


def test_the_scene_has_a_record_of_every_model_with_content(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    inlines = {inline.model for owner in admin.site._registry.values() for inline in owner.inlines}

    shown = {record._meta.label for record, _urls in make_scene()}

    models_of_staff = {model._meta.label for model in (*admin.site._registry, *inlines)}
    assert shown == models_of_staff - set(WITHOUT_CONTENT)


@pytest.mark.parametrize("label", STAFF_ONLY)
@pytest.mark.parametrize(
    ("language", "words"), [("sv", "läsarna ser"), ("en", "readers do not see")]
)
def test_the_help_of_a_field_for_staff_only_says_so(label, language, words):
    model, name = label.rsplit(".", 1)
    field = apps.get_model(model)._meta.get_field(name)
    with translation.override(language):
        assert words in str(field.help_text).lower()
