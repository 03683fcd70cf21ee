import unicodedata

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .contact_point import telephone_to_give
from .models import Enquiry, OutgoingMail

# They turn the direction of what follows, past the end of their own text.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def single_line(text):
    """Text fit for a mail header: on one line, without characters that control its display."""
    words = " ".join(text.split())
    return "".join(
        character
        for character in words
        if unicodedata.category(character) != "Cc" and character not in TURNING
    )


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
                "admin": _admin_address(enquiry),
            },
        )
    return OutgoingMail(
        enquiry=enquiry,
        kind=OutgoingMail.Kind.OFFICE,
        recipient=settings.ENQUIRY_RECIPIENT,
        reply_to=enquiry.email,
        subject=subject,
        body=body,
    )


def addition_to_office(addition):
    """The mail, not yet saved, that tells the office what a sender has added to a case.

    Of a secret case it says nothing but that: not everybody who reads the mailbox may read it.
    """
    enquiry = addition.enquiry
    first = enquiry.mails.filter(kind=OutgoingMail.Kind.OFFICE).first()
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(reference)s: the sender has added something")
        body = render_to_string(
            "contact/mail_addition.txt",
            {"enquiry": enquiry, "addition": addition, "admin": _admin_address(enquiry)},
        )
    return OutgoingMail(
        enquiry=enquiry,
        kind=OutgoingMail.Kind.ADDITION,
        recipient=settings.ENQUIRY_RECIPIENT,
        reply_to="" if enquiry.is_secret else enquiry.email,
        in_reply_to=first.message_id if first else "",
        subject=subject % {"reference": enquiry.reference},
        body=body,
    )


def acknowledgement(enquiry):
    """The mail, not yet saved, that tells a sender with an address that the message has come.

    It repeats nothing of the message, because anybody may give anybody's address. It does not
    carry the code: mail is not secret on its way, and an address with a wrong letter in it is
    somebody else's. Answers continue its thread.
    """
    with translation.override(enquiry.language):
        subject = _("We have received your message, %(reference)s")
        body = render_to_string(
            "contact/mail_acknowledgement.txt",
            {
                "enquiry": enquiry,
                "answer": settings.SITE_URL + reverse("contact:answer"),
                "telephone": telephone_to_give(),
            },
        )
    return OutgoingMail(
        enquiry=enquiry,
        kind=OutgoingMail.Kind.ACKNOWLEDGEMENT,
        recipient=enquiry.email,
        reply_to=settings.ENQUIRY_RECIPIENT,
        subject=subject % {"reference": enquiry.reference},
        body=body,
    )


def _admin_address(enquiry):
    return settings.SITE_URL + reverse("admin:contact_enquiry_change", args=[enquiry.pk])


def _subject(enquiry):
    if enquiry.kind == Enquiry.Kind.QUESTION:
        if enquiry.subject:
            return _("%(reference)s: a question about %(subject)s")
        return _("%(reference)s: a question")
    if enquiry.subject:
        return _("%(reference)s: a comment about %(subject)s")
    return _("%(reference)s: a comment")
