"""The order of hosts and a known host, as an editor gives them."""

import pytest

from relations.models import HostTown, Rotation
from tests.relations.admin.pages import fields_of, list_of, page_of, text, turns
from tests.relations.factories import make_rotation

NEEDED = "Så länge en värd är angiven behöver varje stad en plats i turordningen."
TAKEN = "En annan stad har den här platsen i turordningen."


def anchored(rotation, numbers, year="2024"):
    host = rotation.hosts.first().pk
    return turns(rotation, numbers) | {"anchor_year": year, "anchor_host": host if year else ""}


def test_a_known_host_and_the_order_are_saved_together(staff):
    rotation = make_rotation()
    HostTown.objects.update(turn=None)

    response = staff.post(page_of(rotation), anchored(rotation, [1, 2, 3, 4]))

    assert response.status_code == 302, text(response)
    rotation.refresh_from_db()
    assert rotation.anchor_year == 2024
    assert [host.turn for host in rotation.hosts.all()] == [1, 2, 3, 4]


def test_a_turn_is_not_cleared_while_a_host_is_known(staff):
    rotation = make_rotation()
    staff.post(page_of(rotation), anchored(rotation, [1, 2, 3, 4]))

    response = staff.post(page_of(rotation), anchored(rotation, [1, "", 3, 4]))

    rows = response.context["inline_admin_formsets"][0].formset.forms
    assert [list(row.errors) for row in rows] == [[], ["turn"], [], []]
    assert NEEDED in text(response)
    assert [host.turn for host in rotation.hosts.all()] == [1, 2, 3, 4]


def test_the_order_begins_with_one(staff):
    rotation = make_rotation()

    response = staff.post(page_of(rotation), turns(rotation, [0, 1, 2, 3]))

    rows = response.context["inline_admin_formsets"][0].formset.forms
    assert [list(row.errors) for row in rows] == [["turn"], [], [], []]


def test_the_order_is_cleared_together_with_the_known_host(staff):
    rotation = make_rotation()
    staff.post(page_of(rotation), anchored(rotation, [1, 2, 3, 4]))

    response = staff.post(page_of(rotation), anchored(rotation, ["", "", "", ""], year=""))

    assert response.status_code == 302, text(response)
    assert {host.turn for host in rotation.hosts.all()} == {None}


def test_a_town_that_is_taken_out_needs_no_turn(staff):
    rotation = make_rotation()
    data = anchored(rotation, [1, 2, 3, ""]) | {"hosts-3-DELETE": "on"}

    response = staff.post(page_of(rotation), data)

    assert response.status_code == 302, text(response)
    assert rotation.hosts.count() == 3


@pytest.mark.parametrize(("turn", "words"), [("1", TAKEN), ("", NEEDED)])
def test_a_towns_own_form_keeps_the_order_too(staff, turn, words):
    rotation = make_rotation()
    staff.post(page_of(rotation), anchored(rotation, [1, 2, 3, 4]))
    town = rotation.hosts.get(turn=3)

    response = staff.post(page_of(town), fields_of(staff.get(page_of(town))) | {"turn": turn})

    assert words in text(response)
    assert list(response.context["adminform"].form.errors) == ["turn"]
    town.refresh_from_db()
    assert town.turn == 3


def test_the_form_of_a_town_says_that_towns_are_always_named(staff):
    town = make_rotation().hosts.last()

    html = text(staff.get(page_of(town)))

    assert "Värdstäder visas alltid för alla" in html


def test_a_towns_own_form_gives_it_a_free_turn(staff):
    town = make_rotation().hosts.get(turn=3)

    response = staff.post(page_of(town), fields_of(staff.get(page_of(town))) | {"turn": "9"})

    assert response.status_code == 302, text(response)
    town.refresh_from_db()
    assert town.turn == 9


def test_towns_swap_turns_in_one_save_and_never_share_one(staff):
    rotation = make_rotation()

    shared = staff.post(page_of(rotation), turns(rotation, [1, 1, 3, 4]))
    assert "En annan stad har den här platsen i turordningen." in text(shared)

    swapped = staff.post(page_of(rotation), turns(rotation, [2, 1, 3, 4]))
    assert swapped.status_code == 302
    assert [str(host) for host in rotation.hosts.all()][:2] == ["Århus", "Göteborg"]


def test_there_is_one_rotation_and_its_list_redirects_to_it(staff):
    rotation = make_rotation()

    response = staff.get(list_of("rotation"))

    assert response["Location"] == page_of(rotation)
    assert staff.get(list_of("rotation", "add")).status_code == 403
    assert Rotation.objects.count() == 1
