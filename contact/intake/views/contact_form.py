from django.db import Error as DatabaseFailure
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contact.cases.models import Case
from contact.intake.contact_form import SUBJECT_LENGTH, ContactForm, local_path
from contact.intake.forms import TooManySubmissions
from contact.intake.receipt import Receipt
from contact.mail.headers import header_safe
from publishing.frame import PageFrame

from .base import PublicFormView, not_stored, too_many_messages


class ContactFormView(PublicFormView):
    """Takes what somebody asks or wants to say."""

    template_name = "contact/form.html"
    form_class = ContactForm

    @property
    def query(self):
        """What the link to the form has said, as far as it can be used."""
        given = self.request.GET
        topic, subject = given.get("topic"), given.get("subject", "").replace("\x00", "")
        query = {
            "page": local_path(given.get("page", "")),
            "topic": topic if topic in Case.Topic else "",
            "subject": Truncator(header_safe(subject)).chars(SUBJECT_LENGTH),
        }
        return {name: value for name, value in query.items() if value}

    def get_initial(self):
        defaults = {"topic": Case.Topic.QUESTION, "subject": "", "page": ""}
        return {**super().get_initial(), **defaults, **self.query}

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.get_form())
        frame = PageFrame.for_section("contact", self.request, query=self.query)
        if kwargs["form"].errors:
            frame.title = _("Error: %(title)s") % {"title": frame.title}
        return super().get_context_data(frame=frame, **kwargs)

    def form_valid(self, form):
        try:
            case = form.store_once()
        except TooManySubmissions:
            return self.render_refused(form, too_many_messages(), status=429)
        except DatabaseFailure:
            return self.render_refused(form, not_stored(), status=503)
        response = redirect("receipt:receipt")
        Receipt.of(case, form.code).set_cookie(response)
        return response
