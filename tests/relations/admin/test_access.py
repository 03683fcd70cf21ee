"""Who may open the admin, its start page, language and security policy."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from relations.models import City
from tests.relations.admin.pages import MODELS, list_of, page_of, text
from tests.relations.factories import make_city


@pytest.mark.parametrize("model_name", MODELS)
def test_anonymous_visitors_are_sent_to_the_login(client, db, model_name):
    response = client.get(list_of(model_name), secure=True)

    assert response.status_code == 302
    assert reverse("admin:login") in response["Location"]


@pytest.mark.parametrize(
    ("permissions", "may_see", "may_change"),
    [((), False, False), (("view_city",), True, False), (("view_city", "change_city"), True, True)],
)
def test_pages_follow_permissions(client, db, permissions, may_see, may_change):
    city = make_city(name_sv="Kiel", intro_sv="Gammal.")
    user = get_user_model().objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    pages = [page_of(city), page_of(city, "history"), list_of("city")]

    seen = {client.get(page, secure=True).status_code for page in pages}
    deleted = client.get(list_of("city", "deleted"), secure=True).status_code
    client.post(page_of(city), {"name_sv": "Kiel", "intro_sv": "Ny."}, secure=True)
    form = client.get(page_of(city), secure=True)

    assert seen == ({200} if may_see else {403})
    assert deleted == 403
    assert ('name="_save"' in text(form)) is may_change
    if not may_change:
        assert City.objects.get().intro_sv == "Gammal."


def test_the_start_page_groups_models(staff):
    html = text(staff.get(reverse("admin:index")))

    groups = ["Städer och samarbeten", "Sidor, dokument och bilder", "Vänortsmöten"]
    positions = [html.index(group) for group in groups]
    assert positions == sorted(positions)
    assert html.count(f'href="{list_of("city")}"') >= 1


def test_the_language_of_the_admin_is_switched_by_a_cookie(staff):
    index = reverse("admin:index")
    assert '<html lang="sv"' in text(staff.get(index))

    response = staff.post(reverse("staff_language"), {"language": "en", "next": index})

    assert response["Location"] == index
    assert response.cookies["django_language"]["path"] == "/admin/"
    assert '<html lang="en"' in text(staff.get(index))


def test_every_inline_script_of_a_form_carries_the_nonce_of_its_policy(staff):
    response = staff.get(page_of(make_city()))

    policy = response["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    html = text(response)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html)
    assert scripts
    assert all(f'nonce="{nonce}"' in script for script in scripts)
    assert "<style" not in html
    assert " style=" not in html
    assert "unsafe" not in policy
