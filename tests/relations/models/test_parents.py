"""Projects within projects and pages below pages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.relations.factories import make_page, make_project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_project, make_page])
def test_a_parent_that_is_gone_is_refused_and_does_not_break_the_check(make):
    record = make()
    record.parent_id = 12345

    with pytest.raises(ValidationError) as refused:
        record.full_clean()

    assert list(refused.value.message_dict) == ["parent"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Ingen sida skulle länka till en sida"), ("en", "No page would link to a page")],
)
def test_a_page_stands_below_no_section_that_would_not_list_it(language, words):
    below_about = make_page(parent=make_page(section="about"))
    below_about.full_clean()
    below_about.parent = make_page(section="cities")

    with translation.override(language), pytest.raises(ValidationError) as refused:
        below_about.full_clean()

    with translation.override(language):
        assert words in refused.value.message_dict["parent"][0]


@pytest.mark.parametrize("make", [make_project, make_page])
def test_a_record_is_not_its_own_ancestor(make):
    top = make()
    bottom = make(parent=make(parent=top))
    bottom.full_clean()
    top.parent = bottom

    with pytest.raises(ValidationError) as refused:
        top.full_clean()

    assert list(refused.value.message_dict) == ["parent"]


@pytest.mark.parametrize("make", [make_project, make_page])
def test_a_ring_among_the_ancestors_does_not_hold_the_check_for_ever(make):
    first = make()
    second = make(parent=first)
    type(first).objects.filter(pk=first.pk).update(parent=second)

    make(parent=second).full_clean()
