from django.db import Error as DatabaseFailure
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contact.cases.models import Case
from contact.intake.forms import SUBJECT_LENGTH, ContactForm, TooManySubmissions, local_path
from contact.intake.receipt import Receipt
from contact.mail.headers import header_safe
from publishing.frame import PageFrame

from .base import PublicFormView, not_stored, too_many_messages


class ContactFormView(PublicFormView):
    """Takes what somebody asks or wants to say."""

    template_name = "contact/form.html"
    form_class = ContactForm

    def get_initial(self):
        query = self.request.GET
        topic = query.get("topic")
        return {
            **super().get_initial(),
            "topic": topic if topic in Case.Topic else Case.Topic.QUESTION,
            "subject": Truncator(header_safe(query.get("subject", "").replace("\x00", ""))).chars(
                SUBJECT_LENGTH
            ),
            "page": local_path(query.get("page", "")),
        }

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.get_form())
        frame = PageFrame.for_section("contact")
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
