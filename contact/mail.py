import unicodedata

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .models import Enquiry, OutgoingMail


def single_line(text):
    """Text fit for a mail header: on one line, without control characters."""
    words = " ".join(text.split())
    return "".join(character for character in words if unicodedata.category(character) != "Cc")


def mail_to_office(enquiry):
    """The mail, not yet saved, that tells the office of an enquiry, in the staff's language."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _subject(enquiry) % {
            "reference": enquiry.reference,
            "subject": single_line(enquiry.subject),
        }
        body = render_to_string(
            "contact/mail_to_office.txt",
            {
                "enquiry": enquiry,
                "page": f"{settings.SITE_URL}{enquiry.page}" if enquiry.page else "",
                "admin": settings.SITE_URL
                + reverse("admin:contact_enquiry_change", args=[enquiry.pk]),
            },
        )
    return OutgoingMail(
        enquiry=enquiry,
        recipient=settings.ENQUIRY_RECIPIENT,
        reply_to=enquiry.email,
        subject=subject,
        body=body,
    )


def _subject(enquiry):
    if enquiry.kind == Enquiry.Kind.QUESTION:
        if enquiry.subject:
            return _("%(reference)s: a question about %(subject)s")
        return _("%(reference)s: a question")
    if enquiry.subject:
        return _("%(reference)s: a comment about %(subject)s")
    return _("%(reference)s: a comment")
