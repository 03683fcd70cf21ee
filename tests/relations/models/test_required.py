import pytest
from django.core.exceptions import ValidationError

from tests.relations.factories import make_city, make_visit_kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["title_sv", "title_en", "body_sv", "body_en"])
def test_a_kind_of_visit_has_title_and_text_in_both_languages(field):
    kind = make_visit_kind()
    kind.full_clean()
    setattr(kind, field, "")

    with pytest.raises(ValidationError) as refused:
        kind.full_clean()

    assert field in refused.value.message_dict


@pytest.mark.parametrize("code", ["pl", "et", "zh-Hans", "pt-BR"])
def test_the_language_of_a_citys_own_name_is_a_code(code):
    make_city(own_name="X", own_language=code).full_clean()


@pytest.mark.parametrize("code", ["polska spr", "polska", "qqq", "zh_Hans", 'x"y', "-", "é"])
def test_what_is_no_code_of_a_language_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        make_city(own_name="X", own_language=code).full_clean()

    assert list(refused.value.message_dict) == ["own_language"]
