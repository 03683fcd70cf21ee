"""Malformed URLs of the admin: refused, and never a 500."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

DIGITS = "9" * 5_000
BROKEN = ["(", "%ED%A0%80", DIGITS]


def urls(model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    listing = reverse(f"{name}_changelist")
    for value in BROKEN:
        yield from (f"{listing}?q={value}", f"{listing}?p={value}", f"{listing}?o={value}")
        yield from (f"{listing}{value}/{page}/" for page in ("change", "history", "delete"))
    for field in model._meta.fields[:3]:
        yield f"{listing}?{field.name}__regex=("
        yield f"{listing}?{field.name}__in={DIGITS}"
        yield f"{listing}?{field.name}__exact={DIGITS}"


@pytest.mark.parametrize("app", ["publishing", "relations", "contact", "auth"])
def test_no_url_of_the_admin_gives_a_500(admin_client, app):
    admin_client.raise_request_exception = False
    models = [model for model in admin.site._registry if model._meta.app_label == app]

    faults = [
        url[:150]
        for model in models
        for url in urls(model)
        if admin_client.get(url).status_code >= 500
    ]

    assert models
    assert faults == []
