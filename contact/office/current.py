import logging

from django.core.cache import cache
from django.db import Error as DatabaseFailure
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .models import Office
from .telephone import CONTACT_CENTRE, is_contact_centre

logger = logging.getLogger(__name__)

LAST_KNOWN = "contact.office"


def current_office():
    """The office with its hours; as last known when the database is down; otherwise None."""
    try:
        office = Office.objects.prefetch_related("opening_hours").first()
    except DatabaseFailure as error:
        logger.error("The contact block is the last known one: %s", type(error).__name__)
        return _recall()
    _remember(office)
    return office


# A cache on another machine fails in its own ways; no page may fail with it.
def _remember(office):
    try:
        cache.set(LAST_KNOWN, office, timeout=None)
    except Exception as error:
        logger.error("The office could not be remembered: %s", type(error).__name__)


def _recall():
    try:
        return cache.get(LAST_KNOWN)
    except Exception as error:
        logger.error("The office could not be recalled: %s", type(error).__name__)
        return None


def telephone_to_give():
    """A number to call when the site itself has failed, with who answers it."""
    language = get_language()
    office = current_office()
    known = office and (office.telephone if language == "sv" else office.telephone_from_abroad)
    number = known or CONTACT_CENTRE[language]
    if not is_contact_centre(number):
        return number
    return _("%(number)s (the City of Gothenburg’s contact centre)") % {"number": number}
