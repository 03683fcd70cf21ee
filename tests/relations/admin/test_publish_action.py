"""Publishing several records from their list."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from relations.models import City
from tests.relations.admin.pages import list_of
from tests.relations.factories import make_city, make_visit_kind


def publish(staff, model_name, *records):
    keys = [record.pk for record in records]
    response = staff.post(list_of(model_name), {"action": "publish", "_selected_action": keys})
    return [(m.level_tag, str(m)) for m in get_messages(response.wsgi_request)]


def states():
    return dict(City.objects.order_by("pk").values_list("name_sv", "state"))


def test_valid_records_are_published_and_others_named_with_the_reason(staff):
    good = make_city(state="draft", name_sv="Kiel")
    bad = make_city(state="draft", name_sv="Lyon", time_zone="Europe/Nowhere")

    messages = publish(staff, "city", good, bad)

    assert states() == {"Kiel": "published", "Lyon": "draft"}
    assert messages == [
        ("success", "1 post är nu publicerad."),
        (
            "error",
            "”Lyon” publiceras inte. "
            "Tidszon: Skriv tidszonen som den står i tidszonsdatabasen: Europe/Warsaw.",
        ),
    ]


@pytest.mark.parametrize("state", ["draft", "withdrawn", "published"])
def test_a_record_whose_period_has_ended_is_not_published(staff, state):
    city = make_city(
        name_sv="Kiel",
        state=state,
        published_until=timezone.now() - timedelta(days=1),
        withdrawn_reason_sv="Fel",
        withdrawn_reason_en="Wrong",
    )

    messages = publish(staff, "city", city)

    assert states() == {"Kiel": state}
    assert messages == [
        (
            "error",
            "”Kiel” publiceras inte. Tiden för publiceringen är slut: ändra ”publicerad till”.",
        ),
    ]


def test_a_record_in_english_only_is_published(staff):
    city = make_city(state="draft", name_sv="", name_en="Kiel")

    messages = publish(staff, "city", city)

    assert messages == [("success", "1 post är nu publicerad.")]


def test_a_visit_kind_without_text_is_not_published(staff):
    kind = make_visit_kind(state="draft", body_en="")

    messages = publish(staff, "visitkind", kind)

    kind.refresh_from_db()
    assert kind.state == "draft"
    assert [level for level, _words in messages] == ["error"]
    assert "på engelska" in messages[0][1].lower()
