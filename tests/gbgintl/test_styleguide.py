import re

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_staff_see_the_components_in_either_scheme(client, scheme):
    client.force_login(User.objects.create_user("staff", is_staff=True))

    html = client.get(f"/styleguide/?scheme={scheme}").content.decode()

    assert f'class="styleguide scheme-{scheme}"' in html
    components = (
        "facts relation-line page-head-facts line-of-time cities figures parts notice-withdrawn "
        "chart needle host-wheel rotation rows page-links error-summary case-form preview-bar "
        "filters"
    )
    for component in components.split():
        assert re.search(rf'class="[^"]*\b{component}\b', html), component


def test_visitors_do_not(client):
    response = client.get("/styleguide/")

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")
