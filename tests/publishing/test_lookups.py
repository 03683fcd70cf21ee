"""What no screen of the admin sends: keys that no record can have, in URLs and in forms."""

import pytest
from django.contrib import admin
from django.urls import reverse

from relations.models import City
from tests.relations.admin.pages import fields_of, page_of
from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["\x00", "abc", "9" * 30, "9" * 5_000, "-"]


@pytest.mark.parametrize("key", NO_NUMBERS, ids=lambda key: repr(key[:8]))
@pytest.mark.parametrize("model_name", ["city", "document"])
def test_a_deleted_record_is_restored_by_its_number_only(admin_client, model_name, key):
    url = reverse(f"admin:relations_{model_name}_deleted")

    response = admin_client.post(url, {"model": f"relations.{model_name}", "version": key})

    assert response.status_code == 404


@pytest.mark.parametrize("key", NO_NUMBERS, ids=lambda key: repr(key[:8]))
@pytest.mark.parametrize("label", ["relations.city", "contact.case", "auth.user", "auth.group"])
def test_a_selected_row_that_there_cannot_be_is_refused(admin_client, label, key):
    url = reverse(f"admin:{label.replace('.', '_')}_changelist")
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    action = next(iter(set(admin.site._registry[model].actions) or ["delete_selected"]))

    response = admin_client.post(url, {"action": action, "_selected_action": key})

    assert response.status_code == 400


@pytest.mark.parametrize("page", ["change", "history"])
def test_a_null_character_in_the_quoted_key_of_an_address_is_no_record(admin_client, page):
    url = reverse(f"admin:relations_relationterm_{page}", args=["_00"])

    response = admin_client.get(url)

    assert response.status_code == (404 if page == "history" else 302)


def test_a_null_character_chosen_in_a_form_is_refused_at_the_field(admin_client):
    city = make_city()
    form = fields_of(admin_client.get(page_of(city)))

    response = admin_client.post(page_of(city), form | {"kind": "partner-city\x00"})

    assert list(response.context["adminform"].form.errors) == ["kind"]
    assert City.objects.get().kind_id == city.kind_id
