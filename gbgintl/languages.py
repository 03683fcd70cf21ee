"""Which of the site's two languages a visitor is redirected to from a URL without one."""

import re

from django.utils.translation.trans_real import parse_accept_lang_header

# Who reads one of these reads Swedish more easily than English.
NORDIC = {"sv", "nb", "nn", "no", "da"}
REFUSED = re.compile(r"^\s*([^;\s]+)\s*;\s*q\s*=\s*0(\.0*)?\s*$", re.IGNORECASE)


def preferred_language(accept_language: str) -> str:
    """ "sv" or "en" for the value of an Accept-Language header, the most wanted language first.

    Languages that the site does not have lead to English, and no wish to Swedish, unless that
    language is refused (;q=0) and the other is not.
    """
    # Django's parser takes the weight 0 for the highest.
    wishes = accept_language.split(",")
    refused = {found[1].lower() for wish in wishes if (found := REFUSED.match(wish))}
    accepted = ",".join(wish for wish in wishes if not REFUSED.match(wish))
    wanted = [code.split("-")[0] for code, _weight in parse_accept_lang_header(accepted)]
    language = _best_language(wanted)
    other = "en" if language == "sv" else "sv"
    is_refused = language in refused and language not in wanted
    return other if is_refused and other not in refused else language


def _best_language(wanted: list[str]) -> str:
    for code in wanted:
        if code in NORDIC:
            return "sv"
        if code == "en":
            return "en"
    return "en" if any(code != "*" for code in wanted) else "sv"
