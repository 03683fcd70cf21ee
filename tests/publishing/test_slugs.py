import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from publishing.slugs import SlugRedirect
from relations.models import City
from tests.relations.factories import make_city, make_network

pytestmark = pytest.mark.django_db


def test_each_language_has_its_own_url():
    city = make_city(name_sv="Århus", name_en="Aarhus")

    assert city.get_absolute_url("sv") == "/sv/stader/arhus/"
    assert city.get_absolute_url("en") == "/en/cities/aarhus/"


def test_the_url_follows_the_active_language():
    city = make_city(name_sv="Åbo", name_en="Turku")

    with translation.override("en"):
        assert city.get_absolute_url() == "/en/cities/turku/"


def test_a_record_in_one_language_has_a_url_in_the_other_too():
    city = make_city(name_sv="Åbo", name_en="")

    assert city.get_absolute_url("en") == "/en/cities/abo/"


def test_two_records_with_one_name_get_two_slugs():
    first, second = make_city(name_sv="Kiel"), make_city(name_sv="Kiel")

    assert (first.slug_sv, second.slug_sv) == ("kiel", "kiel-2")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("København", "kobenhavn"),
        ("Tromsø", "tromso"),
        ("Ærø", "aero"),
        ("Þórshöfn", "thorshofn"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da-nang"),
        ("İzmir", "izmir"),
        ("Ħamrun", "hamrun"),
        ("Gießen", "giessen"),
        ("Київ", "kiiv"),
        ("上海", "shanghai"),
        ("’s-Hertogenbosch", "s-hertogenbosch"),
        ("Xi’an", "xian"),
        ("Malmö–Köpenhamn 2014–2020", "malmo-kopenhamn-2014-2020"),
        ("Malmö/Köpenhamn", "malmo-kopenhamn"),
        ("Malmö — Lund (Skåne)", "malmo-lund-skane"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_slug_has_every_letter_of_a_name_in_ascii(name, slug, language):
    city = make_city(**{f"name_{language}": name})

    assert getattr(city, f"slug_{language}") == slug


def test_a_long_title_makes_a_slug_that_fits():
    city = make_city(name_sv="上海" * 50, name_en="å" * 100)

    city.full_clean()

    assert len(city.slug_sv) <= 90
    assert city.slug_en == "a" * 90


def test_a_name_without_letters_gets_the_models_name_as_slug():
    assert make_city(name_sv="…!", name_en="–").slug_sv == "city"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("sv", "/sv/stader/krakow/", "/sv/stader/krakau/"),
        ("en", "/en/cities/krakow/", "/en/cities/krakau/"),
    ],
)
def test_an_earlier_slug_redirects_permanently_and_keeps_the_query(client, language, old, new):
    city = make_city(name_sv="Krakow", name_en="Kraków")
    for slug in ("cracow", "krakau"):
        setattr(city, f"slug_{language}", slug)
        city.save()

    response = client.get(f"{old}?a=1")

    assert response.status_code == 301
    assert response.url == f"{new}?a=1"


def test_an_earlier_slug_redirects_in_its_own_language_only(client):
    city = make_city(name_sv="Åbo", name_en="Turku")
    city.slug_sv = "turku-sv"
    city.save()

    assert client.get("/en/cities/abo/").status_code == 404


def test_a_record_may_return_to_an_earlier_slug(client):
    city = make_city(name_sv="Kiel", name_en="Kiel")
    for slug in ("kiel-staden", "kiel"):
        city.slug_sv = slug
        city.full_clean()
        city.save()

    assert client.get("/sv/stader/kiel/").status_code == 200
    assert client.get("/sv/stader/kiel-staden/").url == "/sv/stader/kiel/"


@pytest.mark.parametrize("field", ["slug_sv", "slug_en"])
def test_a_slug_that_another_record_has_or_had_is_invalid(field):
    other = make_city(name_sv="Kiel", name_en="Kiel")
    setattr(other, field, "kiel-now")
    other.save()

    for slug in ("kiel", "kiel-now"):
        city = make_city()
        setattr(city, field, slug)
        with pytest.raises(ValidationError) as invalid:
            city.full_clean()
        assert set(invalid.value.message_dict) == {field}


def test_records_of_different_models_may_share_a_slug():
    make_city(name_sv="Polis")
    network = make_network(name_sv="Polis")

    network.full_clean()

    assert network.slug_sv == "polis"


def test_saving_some_fields_still_adds_the_redirect(client):
    city = make_city(name_sv="Kiel", name_en="Kiel")
    city.slug_sv = "kiel-staden"
    city.save(update_fields=["intro_sv"])

    assert City.objects.get().slug_sv == "kiel-staden"
    assert client.get("/sv/stader/kiel/").url == "/sv/stader/kiel-staden/"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_draft_changes_its_slug_with_its_title(language):
    make_city(**{f"name_{language}": "Kyiv"})
    draft = make_city(state="draft", **{f"name_{language}": "Kiev"})

    setattr(draft, f"name_{language}", "Kyiv")
    draft.save()

    draft.refresh_from_db()
    assert getattr(draft, f"slug_{language}") == "kyiv-2"
    assert not SlugRedirect.objects.exists()


def test_a_draft_that_is_translated_gets_a_slug_in_that_language():
    draft = make_city(state="draft", name_sv="Åbo", name_en="")
    assert draft.slug_en == "abo"

    draft.name_en = "Turku"
    draft.save()

    assert (draft.slug_sv, draft.slug_en) == ("abo", "turku")


def test_a_slug_that_staff_have_typed_stays_in_a_draft():
    draft = make_city(state="draft", name_sv="Kiev", slug_sv="ukrainas-huvudstad")

    draft.name_sv = "Kyiv"
    draft.save()
    assert draft.slug_sv == "ukrainas-huvudstad"

    draft.name_sv, draft.slug_sv = "Kiev", "kiev-vid-dnepr"
    draft.save()
    assert draft.slug_sv == "kiev-vid-dnepr"
    assert not SlugRedirect.objects.exists()


@pytest.mark.parametrize("state", ["published", "withdrawn"])
@pytest.mark.parametrize(
    ("language", "path"), [("sv", "/sv/stader/kiev/"), ("en", "/en/cities/kiev/")]
)
def test_a_page_that_has_been_public_keeps_its_slug(client, language, path, state):
    city = make_city(name_sv="Kiev", name_en="Kiev", state=state)
    city.state = "draft"
    city.save()
    City.objects.get().save(update_fields=["intro_sv"])
    city = City.objects.get()

    setattr(city, f"name_{language}", "Kyiv")
    city.save()
    assert getattr(city, f"slug_{language}") == "kiev"

    setattr(city, f"slug_{language}", "kyiv")
    city.state = "published"
    city.save()
    assert client.get(path).url == path.replace("kiev", "kyiv")


def test_a_record_that_is_published_with_a_new_title_takes_its_slug_from_it():
    draft = make_city(state="draft", name_sv="Kiev")

    draft.name_sv, draft.state = "Kyiv", "published"
    draft.save()

    assert draft.slug_sv == "kyiv"
