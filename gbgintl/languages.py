"""Which of the site's two languages a visitor is redirected to from a URL without one."""

import re

from django.utils.translation.trans_real import parse_accept_lang_header

# Who reads one of these reads Swedish more easily than English.
NORDIC = {"sv", "nb", "nn", "no", "da"}
REFUSED = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*$")


def preferred_language(accept_language: str) -> str:
    """ "sv" or "en" for the value of an Accept-Language header, the most wanted language first.

    Languages that the site does not have lead to English, and no wish to Swedish.
    """
    # Django's parser takes the weight 0, "not this one", for the highest.
    wishes = [wish for wish in accept_language.split(",") if not REFUSED.search(wish)]
    parsed = parse_accept_lang_header(",".join(wishes))
    wanted = [code.split("-")[0] for code, _weight in parsed]
    for code in wanted:
        if code in NORDIC:
            return "sv"
        if code == "en":
            return "en"
    return "en" if any(code != "*" for code in wanted) else "sv"
