import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from relations.models import LocalName
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


@pytest.mark.parametrize(
    "code",
    [
        *("pl", "et", "se", "fit", "rom", "fkv", "vro", "smj", "nds"),
        *("zh-Hans", "sr-Latn", "pt-BR", "be-tarask", "ca-valencia", "zh-Hant-TW"),
    ],
)
def test_the_language_of_a_local_name_is_a_code(code):
    LocalName(city=make_city(), name="X", language=code).full_clean()


NO_CODES = ["polska spr", "polska", "Polish", "qqq", "zh_Hans", 'x"y', "-", "é", "xx", "x-klingon"]
NO_CODES += ["zh-Hanns", "pl-", "pl-UX", "und", "mul", "zxx", "pl-pl-pl", "en-oxenfree"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "” är inte en språkkod"), ("en", "’ is not a language code")],
)
@pytest.mark.parametrize("code", NO_CODES)
def test_what_is_no_code_of_a_language_is_refused(code, language, said):
    with pytest.raises(ValidationError) as refused:
        LocalName(city=make_city(), name="X", language=code).full_clean()
    with translation.override(language):
        messages = refused.value.message_dict

    assert list(messages) == ["language"]
    assert f"{code}{said}" in messages["language"][0]
