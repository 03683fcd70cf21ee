"""An editor's work in the admin, as the editor sees it."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from relations.models import City, Image, Rotation
from tests.factories import (
    make_city,
    make_cooperation,
    make_document,
    make_network,
    make_page,
    make_project,
    make_rotation,
    make_source,
    make_source_note,
    make_theme,
    make_visit_kind,
)
from tests.relations.admin.forms import fields_of
from tests.relations.test_pictures import make_image, upload

RECORDS = {
    "city": make_city,
    "network": make_network,
    "project": make_project,
    "cooperation": make_cooperation,
    "document": make_document,
    "page": make_page,
    "visitkind": make_visit_kind,
    "source": make_source,
    "theme": make_theme,
    "rotation": make_rotation,
    "image": make_image,
}
MODELS = sorted(
    model._meta.model_name for model in admin.site._registry if model._meta.app_label == "relations"
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def page_of(record, page="change"):
    return reverse(f"admin:relations_{record._meta.model_name}_{page}", args=[record.pk])


def list_of(model_name, page="changelist"):
    return reverse(f"admin:relations_{model_name}_{page}")


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("model_name", MODELS)
def test_every_list_opens_and_searches(staff, model_name):
    response = staff.get(list_of(model_name), {"q": "å"}, follow=True)

    assert response.status_code == 200
    assert '<html lang="sv"' in text(response)


@pytest.mark.parametrize("model_name", RECORDS)
def test_a_form_can_be_saved_as_it_is_and_changes_nothing(staff, model_name):
    record = RECORDS[model_name]()
    before = type(record).objects.filter(pk=record.pk).values().get()

    fields = fields_of(staff.get(page_of(record)))
    response = staff.post(page_of(record), fields)

    assert response.status_code == 302, text(response)
    after = type(record).objects.filter(pk=record.pk).values().get()
    for values in (before, after):
        values.pop("updated_at", None)
    assert {key: value or "" for key, value in after.items()} == {
        key: value or "" for key, value in before.items()
    }


def test_swedish_and_english_stand_in_one_row_field_by_field(staff):
    html = text(staff.get(page_of(make_city())))

    for field in ("name", "intro", "body", "slug", "withdrawn_reason"):
        assert f"field-{field}_sv field-{field}_en" in html


@pytest.mark.parametrize(
    ("language", "swedish", "english"),
    [("sv", "Namn på svenska", "Namn på engelska"), ("en", "Name in Swedish", "Name in English")],
)
def test_a_label_says_which_language_its_field_is_for(staff, language, swedish, english):
    html = text(staff.get(page_of(make_city()), headers={"accept-language": language}))

    assert f">{swedish}:</label>" in html
    assert f">{english}:</label>" in html


def test_a_field_carries_the_language_it_is_written_in(staff):
    html = text(staff.get(page_of(make_city())))

    for language in ("sv", "en"):
        for field in ("name", "intro", "body"):
            tag = html.split(f'name="{field}_{language}"')[1].split(">")[0]
            assert f'lang="{language}"' in tag


def test_a_change_in_both_languages_is_on_the_site(staff):
    city = make_city(intro_sv="Gammal text.", intro_en="Old text.")
    fields = fields_of(staff.get(page_of(city)))

    staff.post(page_of(city), fields | {"intro_sv": "Ny text.", "intro_en": "New text."})

    assert "Ny text." in text(staff.get(city.get_absolute_url("sv")))
    assert "New text." in text(staff.get(city.get_absolute_url("en")))


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Visa på svenska"), ("en", "View in Swedish")]
)
def test_a_draft_links_to_its_page_in_both_languages(staff, language, words):
    city = make_city(state="draft")

    html = text(staff.get(page_of(city), headers={"accept-language": language}))

    assert f'href="{city.get_absolute_url("sv")}"' in html
    assert f'href="{city.get_absolute_url("en")}"' in html
    assert words in html


def test_the_list_says_which_language_is_missing(staff):
    make_city(name_sv="Kiel", name_en="Kiel", intro_sv="Ingress")
    make_city(name_sv="Lyon", name_en="Lyon", intro_sv="Ingress", intro_en="Introduction")

    everything = text(staff.get(list_of("city")))
    missing = text(staff.get(list_of("city"), {"missing": "en"}))

    assert "Engelska saknas" in everything
    assert ">Kiel</a>" in missing
    assert ">Lyon</a>" not in missing


@pytest.mark.parametrize(
    "words", ["Åbo", "åbo", "Turku", "turun KAUPUNKI", "Stad i Finland", "A Finnish"]
)
def test_search_reads_both_languages_and_other_names(staff, words):
    make_city(
        name_sv="Åbo",
        name_en="Turku",
        other_names="Turun kaupunki",
        intro_sv="Stad i Finland.",
        intro_en="A Finnish city.",
    )
    make_city(name_sv="Kiel", name_en="Kiel")

    html = text(staff.get(list_of("city"), {"q": words}))

    assert ">Åbo</a>" in html
    assert ">Kiel</a>" not in html


def test_the_list_is_in_the_order_of_the_swedish_alphabet(staff):
    for name in ("Åbo", "Zagreb", "Århus", "Bergen"):
        make_city(name_sv=name, name_en=name)

    html = text(staff.get(list_of("city")))

    positions = [html.index(f">{name}</a>") for name in ("Bergen", "Zagreb", "Åbo", "Århus")]
    assert positions == sorted(positions)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_cities_needs_the_same_queries_for_many(
    staff, count, django_assert_max_num_queries
):
    for _number in range(count):
        make_city()

    with django_assert_max_num_queries(12):
        staff.get(list_of("city"))


def test_a_country_is_chosen_by_its_name(staff):
    html = text(staff.get(page_of(make_city(country="PL"))))

    assert '<option value="PL" selected>Polen</option>' in html


def test_withdrawing_asks_for_a_reason_in_both_languages(staff):
    city = make_city()
    fields = fields_of(staff.get(page_of(city)))

    html = text(staff.post(page_of(city), fields | {"state": "withdrawn"}))

    assert html.count("Berätta för läsarna varför texten är tillbakadragen.") >= 2 or (
        html.count('class="errorlist"') >= 2
    )
    assert City.objects.get().state == "published"


def test_drafts_are_published_from_the_list_with_a_trace_in_their_history(staff, editor):
    draft = make_city(state="draft")

    staff.post(list_of("city"), {"action": "publish", "_selected_action": [draft.pk]})

    draft.refresh_from_db()
    assert draft.state == "published"
    assert draft.history.latest().history_user == editor


def test_a_page_that_the_site_uses_cannot_be_deleted(staff):
    page = make_page(section="cities")

    assert staff.post(page_of(page, "delete"), {"post": "yes"}).status_code == 403


def test_the_rotation_is_one_record_and_its_list_leads_to_it(staff):
    rotation = make_rotation()

    response = staff.get(list_of("rotation"))

    assert response["Location"] == page_of(rotation)
    assert staff.get(list_of("rotation", "add")).status_code == 403
    assert Rotation.objects.count() == 1


def test_source_notes_to_review_are_listed_with_the_record_they_are_about(staff):
    make_source_note(make_city(name_sv="Kiel"), fact_sv="Partnerstad")

    html = text(staff.get(list_of("sourcenote")))

    assert "Partnerstad" in html
    assert "Kiel" in html


def test_a_new_picture_is_described_and_cleaned(staff):
    response = staff.post(
        list_of("image", "add"),
        {
            "title": "Hamnen",
            "file": upload(),
            "alt_sv": "En båt",
            "alt_en": "A boat",
            "licence": "own",
            "focal_point": "centre",
        },
    )

    assert response.status_code == 302, text(response)
    assert Image.objects.get().width == 64


def test_a_picture_tells_where_it_is_used(staff):
    picture = make_image()
    city = make_city(name_sv="Kiel", image=picture)
    make_city(name_sv="Lyon")

    html = text(staff.get(page_of(picture)))

    assert f'<a href="{page_of(city)}">Kiel</a>' in html
    assert "Lyon" not in html


@pytest.mark.parametrize(
    ("language", "message"),
    [("sv", "Välj en fil av typen JPEG, PNG, WebP eller AVIF"), ("en", "Choose a JPEG, PNG, WebP")],
)
def test_an_unusable_picture_gets_an_explanation(staff, language, message):
    drawing = SimpleUploadedFile("mark.png", b"<svg></svg>")

    response = staff.post(
        list_of("image", "add"),
        {"title": "Märke", "file": drawing, "is_decorative": "on"},
        headers={"accept-language": language},
    )

    assert response.status_code == 200
    assert message in text(response)
    assert not Image.objects.exists()


def test_a_damaged_picture_gets_an_explanation(staff):
    damaged = SimpleUploadedFile("harbour.png", upload(format_name="PNG").read()[:100])

    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": damaged})

    assert response.status_code == 200
    assert "skadad" in text(response)


def test_a_picture_needs_a_description_or_to_be_decorative(staff):
    response = staff.post(list_of("image", "add"), {"title": "Hamnen", "file": upload()})

    assert text(response).count("Beskriv bilden, eller markera den som dekorativ.") == 2


@pytest.mark.parametrize("model_name", MODELS)
def test_the_public_has_no_way_in(client, db, model_name):
    response = client.get(list_of(model_name), secure=True)

    assert response.status_code == 302
    assert reverse("admin:login") in response["Location"]


@pytest.mark.parametrize(
    ("permissions", "may_see", "may_change"),
    [((), False, False), (("view_city",), True, False), (("view_city", "change_city"), True, True)],
)
def test_staff_do_what_their_permissions_say(client, db, permissions, may_see, may_change):
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


def test_the_first_page_groups_what_staff_work_with(staff):
    html = text(staff.get(reverse("admin:index")))

    groups = ["Städer och samarbeten", "Sidor, dokument och bilder", "Vänortsmöten"]
    positions = [html.index(group) for group in groups]
    assert positions == sorted(positions)
    assert html.count(f'href="{list_of("city")}"') >= 1


def test_the_language_of_the_admin_is_switched_and_kept(staff):
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
    assert f'<script nonce="{nonce}" type="importmap">' in html or (
        f'type="importmap" nonce="{nonce}"' in html
    )
    assert "<style" not in html
    assert " style=" not in html
    assert "unsafe" not in policy


def turns(rotation, numbers):
    """The rotation's form with its host towns in their order, and these turns."""
    hosts = list(rotation.hosts.all())
    data = {"interval_years": 2, "anchor_year": "", "anchor_host": ""}
    data |= {"hosts-TOTAL_FORMS": len(hosts), "hosts-INITIAL_FORMS": len(hosts)}
    for n, (host, turn) in enumerate(zip(hosts, numbers, strict=True)):
        data |= {
            f"hosts-{n}-id": host.pk,
            f"hosts-{n}-rotation": rotation.pk,
            f"hosts-{n}-city": host.city_id or "",
            f"hosts-{n}-turn": turn,
        }
    return data


def test_towns_swap_turns_in_one_save_but_never_share_one(staff):
    rotation = make_rotation()

    shared = staff.post(page_of(rotation), turns(rotation, [1, 1, 3, 4]))
    assert "En annan stad har den här platsen i turordningen." in text(shared)

    swapped = staff.post(page_of(rotation), turns(rotation, [2, 1, 3, 4]))
    assert swapped.status_code == 302
    assert [str(host) for host in rotation.hosts.all()][:2] == ["Århus", "Göteborg"]
