from django.db import Error as DatabaseFailure
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from contact.cases.models import Case
from contact.intake.forms import ContactForm, TooManySubmissions, local_path
from contact.mail.headers import header_safe

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
            "subject": header_safe(query.get("subject", "").replace("\x00", "")),
            "page": local_path(query.get("page", "")),
        }

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.get_form())
        return super().get_context_data(
            title=_("Error: Contact us") if kwargs["form"].errors else _("Contact us"),
            description=_(
                "Ask the City of Gothenburg about its international relations, or leave a comment."
            ),
            trail=[(_("Contact"), reverse("contact:form"))],
            **kwargs,
        )

    def form_valid(self, form):
        try:
            case = form.store_once()
        except TooManySubmissions:
            return self.render_refused(form, too_many_messages(), status=429)
        except DatabaseFailure:
            return self.render_refused(form, not_stored(), status=503)
        return redirect(case)
