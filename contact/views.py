from django.db import Error as DatabaseFailure
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import DetailView, FormView

from . import spam
from .contact_point import telephone_to_give
from .forms import EnquiryForm, TooManyEnquiries, local_path
from .mail import single_line
from .models import Enquiry
from .models.enquiry import MESSAGE_LIMIT


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("subject", "message", "email"), name="dispatch")
class ContactFormView(FormView):
    """Takes a question or a comment. Whatever goes wrong, what was typed stays in the form."""

    template_name = "contact/form.html"
    form_class = EnquiryForm

    def get_initial(self):
        query = self.request.GET
        return {
            **super().get_initial(),
            "subject": single_line(query.get("subject", "").replace("\x00", "")),
            "page": local_path(query.get("page", "")),
        }

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "client": spam.client_address(self.request)}

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.get_form())
        return super().get_context_data(
            title=_("Error: Contact us") if kwargs["form"].errors else _("Contact us"),
            description=_(
                "Ask the City of Gothenburg about its international relations, or leave a comment."
            ),
            trail=[(_("Contact"), reverse("contact:form"))],
            message_limit=MESSAGE_LIMIT,
            **kwargs,
        )

    def form_valid(self, form):
        try:
            enquiry = form.save()
        except TooManyEnquiries:
            return self.refused(
                form,
                _(
                    "We take a few messages at a time from the same place, and have just had "
                    "several. Your text is still here: wait ten minutes and send it again."
                ),
                status=429,
            )
        except DatabaseFailure:
            return self.refused(
                form,
                _(
                    "The message could not be stored because of a fault of ours. Your text is "
                    "still here: try again in a while, or telephone us on %(telephone)s."
                )
                % {"telephone": telephone_to_give()},
                status=503,
            )
        return redirect(enquiry)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refused(self, form, reason, status):
        form.refuse(reason)
        return self.render_to_response(self.get_context_data(form=form), status=status)


@method_decorator(never_cache, name="dispatch")
class ReceiptView(DetailView):
    """What the sender sees, and may come back to: that the message is stored, and what happens."""

    template_name = "contact/receipt.html"
    context_object_name = "enquiry"
    slug_field = "receipt"
    slug_url_kwarg = "receipt"

    def get_queryset(self):
        return Enquiry.objects.all()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=_("We have received your message"),
            description=_("Receipt for a message to the City of Gothenburg."),
            trail=[
                (_("Contact"), reverse("contact:form")),
                (_("Receipt"), self.object.get_absolute_url()),
            ],
            **kwargs,
        )


@never_cache
@sensitive_post_parameters("subject", "message", "email")
def csrf_failure(request, reason=""):
    """The form again, with what was typed, where Django refused it for want of its cookie."""
    view = ContactFormView()
    view.setup(request)
    return view.refused(
        view.get_form(),
        _(
            "Your browser did not send the form's cookie, which shows that the message comes from "
            "this page. Your text is still here: send it again. If that does not help, allow "
            "cookies for this site while you use the form."
        ),
        status=403,
    ).render()
