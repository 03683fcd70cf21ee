"""The mails that go out when something comes in: to the office and to its sender."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.cases import register
from contact.cases.models import Case
from contact.mail.headers import header_safe
from contact.mail.models import OutgoingMail
from contact.office.current import telephone_to_give

Topic = Case.Topic

# The first sentence of the mail to the office.
OPENINGS = {
    Topic.QUESTION: gettext_lazy("A question has come in through the website."),
    Topic.COMMENT: gettext_lazy("A comment has come in through the website."),
    Topic.STUDY_VISIT: gettext_lazy("A request for a study visit has come in through the website."),
    Topic.ACCESSIBILITY: gettext_lazy("Somebody has reported an accessibility problem."),
    Topic.OTHER_FORMAT: gettext_lazy("Somebody has asked for content in another format."),
}

# The subject of the same mail, for a message without and with a subject of its own.
SUBJECTS = {
    Topic.QUESTION: (
        gettext_lazy("%(reference)s: a question"),
        gettext_lazy("%(reference)s: a question about %(subject)s"),
    ),
    Topic.COMMENT: (
        gettext_lazy("%(reference)s: a comment"),
        gettext_lazy("%(reference)s: a comment about %(subject)s"),
    ),
    Topic.STUDY_VISIT: (
        gettext_lazy("%(reference)s: a study visit"),
        gettext_lazy("%(reference)s: a study visit about %(subject)s"),
    ),
    Topic.ACCESSIBILITY: (
        gettext_lazy("%(reference)s: an accessibility problem"),
        gettext_lazy("%(reference)s: an accessibility problem with %(subject)s"),
    ),
    Topic.OTHER_FORMAT: (
        gettext_lazy("%(reference)s: a request for another format"),
        gettext_lazy("%(reference)s: a request for another format of %(subject)s"),
    ),
}


def mail_to_office(case):
    """The mail, not yet saved, that tells the office of a case, in the staff's language."""
    with translation.override(settings.LANGUAGE_CODE):
        topic = Topic(case.topic)
        subject = SUBJECTS[topic][bool(case.subject)] % {
            "reference": case.reference,
            "subject": header_safe(case.subject),
        }
        body = render_to_string(
            "contact/mail_to_office.txt",
            {
                "case": case,
                "opening": OPENINGS[topic],
                "page_url": f"{settings.SITE_URL}{case.page}" if case.page else "",
                "admin_url": _admin_url(case),
            },
        )
    return OutgoingMail(
        case=case,
        kind=OutgoingMail.Kind.OFFICE,
        recipient=settings.CASE_RECIPIENT,
        reply_to=case.email,
        subject=subject,
        body=body,
    )


def addition_to_office(addition):
    """The mail, not yet saved, that tells the office what a sender has added to a case.

    Of a secret case it says nothing but that: not everybody who reads the mailbox may read it.
    """
    case = addition.case
    first = case.mails.filter(kind=OutgoingMail.Kind.OFFICE).first()
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(reference)s: an addition from the sender")
        body = render_to_string(
            "contact/mail_addition.txt",
            {"case": case, "addition": addition, "admin_url": _admin_url(case)},
        )
    return OutgoingMail(
        case=case,
        kind=OutgoingMail.Kind.ADDITION,
        recipient=settings.CASE_RECIPIENT,
        reply_to="" if case.is_secret else case.email,
        in_reply_to=first.message_id if first else "",
        subject=subject % {"reference": case.reference},
        body=body,
    )


def acknowledgement(case):
    """The mail, not yet saved, that tells a sender with an address that the message has come.

    It repeats nothing of the message, because anybody may give anybody's address. It does not
    carry the code: mail is not secret on its way, and an address with a wrong letter in it is
    somebody else's. Answers continue its thread.
    """
    with translation.override(case.language):
        subject = _("We have received your message, %(reference)s")
        body = render_to_string(
            "contact/mail_acknowledgement.txt",
            {
                "case": case,
                "answer_by": register.due_on(case.received_at),
                "lookup_url": settings.SITE_URL + reverse("contact:case_lookup"),
                "telephone": telephone_to_give(),
            },
        )
    return OutgoingMail(
        case=case,
        kind=OutgoingMail.Kind.ACKNOWLEDGEMENT,
        recipient=case.email,
        reply_to=settings.CASE_RECIPIENT,
        subject=subject % {"reference": case.reference},
        body=body,
    )


def _admin_url(case):
    return settings.SITE_URL + reverse("admin:contact_case_change", args=[case.pk])
