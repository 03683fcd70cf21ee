"""No way into the database brings markup that readers must not get."""

import pytest
from django.apps import apps

from publishing.rich_text import RichTextField
from relations.models import City, Meeting, Project, VisitKind
from tests.relations.admin.pages import fields_of, page_of
from tests.relations.factories import make_city, make_project, make_rotation, make_visit_kind

HOSTILE = (
    '<h1>Big</h1><h2 onclick="x()">Small</h2><p style="color:red">Text '
    '<a href="javascript:alert(1)">bad</a> <a href="https://example.org/">good</a></p>'
    '<script>alert(1)</script><iframe src="https://example.org/"></iframe>'
    '<img src=x onerror="alert(1)"><ul><li>Point</li></ul>'
)
FORBIDDEN = ("<script", "<iframe", "<img", "<h1", "onclick", "onerror", "javascript:", "style=")


def make_meeting(**fields):
    host = make_rotation().hosts.first()
    return Meeting.objects.create(year=2025, host=host, **fields)


MAKERS = {City: make_city, Project: make_project, VisitKind: make_visit_kind, Meeting: make_meeting}


def rich_text_columns():
    return [
        (model, field.name)
        for model in apps.get_app_config("relations").get_models()
        if not model._meta.model_name.startswith("historical")
        for field in model._meta.get_fields()
        if isinstance(field, RichTextField) and hasattr(field, "translated_field")
    ]


COLUMNS = rich_text_columns()


def make(model, **fields):
    from tests.relations import factories

    maker = MAKERS.get(model) or getattr(factories, f"make_{model._meta.model_name}")
    return maker(**fields)


def assert_clean(html):
    assert not [word for word in FORBIDDEN if word in html]
    assert '<a href="https://example.org/"' in html
    assert "<li>" in html


def test_there_are_columns_to_walk():
    assert len(COLUMNS) >= 14


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_a_record_created_in_code_is_sanitised(model, column):
    record = make(model, **{column: HOSTILE})

    assert_clean(type(record).objects.values_list(column, flat=True).get(pk=record.pk))


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_a_record_saved_in_code_is_sanitised(model, column):
    record = make(model)

    setattr(record, column, HOSTILE)
    record.save()

    assert_clean(type(record).objects.values_list(column, flat=True).get(pk=record.pk))
    assert_clean(getattr(record.history.latest(), column))


@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_a_record_saved_in_the_admin_is_sanitised(staff, model, column):
    record = make(model)
    fields = fields_of(staff.get(page_of(record)))

    response = staff.post(page_of(record), fields | {column: HOSTILE})

    assert response.status_code == 302
    assert_clean(type(record).objects.values_list(column, flat=True).get(pk=record.pk))
