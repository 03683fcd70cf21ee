import pytest
from django.contrib.auth.models import Permission, User

from tests.relations.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_city"))
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("path", "bar"),
    [
        ("/sv/stader/kiel/", "Förhandsvisning: sidan är inte publicerad"),
        ("/en/cities/kiel/", "Preview: this page is not public"),
    ],
)
def test_staff_see_a_draft_as_it_will_be_under_a_bar_that_says_so(editor, path, bar):
    make_city(name_sv="Kiel", name_en="Kiel", state="draft")

    response = editor.get(path)

    assert bar in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_others_do_not_see_a_draft(client):
    make_city(name_sv="Kiel", name_en="Kiel", state="draft")
    client.force_login(User.objects.create_user("visitor", is_staff=True))

    assert client.get("/sv/stader/kiel/").status_code == 404


@pytest.mark.parametrize(
    ("path", "reason"), [("/sv/stader/kiel/", "Inaktuell."), ("/en/cities/kiel/", "Outdated.")]
)
def test_a_withdrawn_page_opens_with_its_reason(client, path, reason):
    make_city(
        name_sv="Kiel",
        name_en="Kiel",
        state="withdrawn",
        withdrawn_reason_sv="Inaktuell.",
        withdrawn_reason_en="Outdated.",
    )

    html = client.get(path).content.decode()

    assert html.index(reason) < html.index('class="page-head-facts"')


@pytest.mark.parametrize("path", ["/sv/stader/", "/en/cities/", "/sv/", "/en/"])
def test_a_withdrawn_page_is_in_no_list(client, path):
    make_city(
        name_sv="Kiel",
        name_en="Kiel",
        state="withdrawn",
        withdrawn_reason_sv="Inaktuell.",
        withdrawn_reason_en="Outdated.",
    )

    assert "Kiel" not in client.get(path).content.decode()
