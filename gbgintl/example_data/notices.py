from datetime import timedelta

from publishing.models import SiteNotice

from .storing import store
from .texts import in_both

WORDS = (
    "Det här är ett exempel: telefonen är ur funktion till klockan 15.00.",
    "This is an example: the telephones are down until 15.00.",
)
IN_SWEDISH, IN_ENGLISH = (WORDS[0], ""), ("", WORDS[1])


def make(filler):
    """One is shown, in both languages; the others are to come, over, or switched off."""
    now, hour = filler.now, timedelta(hours=1)
    filler.made["site_notices"] = store(
        [
            _notice(WORDS, is_on=True, starts_at=now - hour, ends_at=now + 5 * hour),
            _notice(IN_SWEDISH, is_on=True, starts_at=now + hour, ends_at=now + 2 * hour),
            _notice(IN_ENGLISH, is_on=True, starts_at=None, ends_at=now - hour),
            _notice(WORDS, is_on=False, starts_at=None, ends_at=now + 2 * hour),
        ]
    )


def _notice(words, **times):
    return SiteNotice(**in_both(text=words), **times)
