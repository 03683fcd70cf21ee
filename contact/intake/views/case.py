"""What senders do with reference and code: read how far it has come, and add to the case.

No secret stands in a URL or is kept between two pages. The code opens the page of a case, and
the page carries a signed token that opens the case for an addition during a day.
"""

from django.db import Error as DatabaseFailure
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.cases.models import Case
from contact.intake import codes
from contact.intake.forms import AdditionForm, CaseLookupForm, TooManySubmissions
from contact.office.current import telephone_to_give
from publishing.frame import Crumb

from .base import PublicFormView, case_frame, not_stored, too_many_messages

Status = Case.Status

# What the sender reads. A case in quarantine reads like a new one.
STATUS_FOR_THE_SENDER = {
    Status.NEW: gettext_lazy("We have received your message and will read it."),
    Status.QUARANTINED: gettext_lazy("We have received your message and will read it."),
    Status.IN_PROGRESS: gettext_lazy("We are working on your case."),
    Status.WAITING: gettext_lazy("We need to know more from you before we can go on."),
    Status.ANSWERED: gettext_lazy("We have answered."),
    Status.CLOSED: gettext_lazy("The case is closed."),
    Status.REOPENED: gettext_lazy("The case is open again, and we are working on it."),
}


class SenderView(PublicFormView):
    """What the two pages share."""

    heading = ""

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.get_form())
        has_errors = bool(kwargs["form"].errors)
        return super().get_context_data(
            frame=case_frame(
                _("Error: %(title)s") % {"title": self.heading} if has_errors else self.heading,
                trail=[Crumb(_("Read the answer"), reverse("contact:case_lookup"))],
            ),
            heading=self.heading,
            **kwargs,
        )


class CaseLookupView(SenderView):
    """Asks for reference and code, and shows the case that they open."""

    template_name = "contact/case_lookup.html"
    form_class = CaseLookupForm
    heading = gettext_lazy("Read the answer")

    def form_valid(self, form):
        try:
            case = form.authenticate_case()
            if case:
                return render_case(self.request, case, form.cleaned_data["draft"])
        except codes.TooManyTries:
            return self.render_refused(
                form,
                _(
                    "The wrong reference or code has been given many times. Wait ten minutes "
                    "and try again."
                ),
                status=429,
            )
        except DatabaseFailure:
            return self.render_refused(
                form,
                _(
                    "We cannot show the case right now because of a problem on our side. "
                    "Try again in a few minutes, or phone us on %(telephone)s."
                )
                % {"telephone": telephone_to_give()},
                status=503,
            )
        return self.render_refused(
            form,
            _(
                "There is no case with that reference and that code. Compare both with your "
                "receipt and try again."
            ),
            status=422,
        )


class AdditionView(SenderView):
    """Takes what a sender adds on the page of the opened case, and shows the case again."""

    template_name = "contact/case.html"
    form_class = AdditionForm
    heading = gettext_lazy("Your case")
    # Shown without the case when it cannot be had at the moment.
    case = None

    def get(self, request, *args, **kwargs):
        return redirect("contact:case_lookup")

    def post(self, request, *args, **kwargs):
        token = self.get_form()["case_token"].data or ""
        try:
            self.case = codes.case_from_token(token)
            if self.case is None:
                return self.render_expired()
            return super().post(request, *args, **kwargs).render()
        except Case.DoesNotExist:
            # It has been deleted since it was looked up.
            return self.render_expired()
        except DatabaseFailure:
            self.case = None
            return self.render_refused(self.get_form(), not_stored(), status=503)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "case": self.case}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            case=self.case,
            status=self.case and STATUS_FOR_THE_SENDER[self.case.status],
            **kwargs,
        )

    def form_valid(self, form):
        try:
            form.store_once()
        except TooManySubmissions:
            return self.render_refused(form, too_many_messages(), status=429)
        self.case.refresh_from_db()
        return self.render_page(empty_form(self.case), is_added=True)

    def render_expired(self):
        """The page was open for too long, or the case is gone: reference and code once more."""
        draft = self.get_form()["message"].data or ""
        view = CaseLookupView()
        view.setup(self.request)
        return view.render_refused(
            CaseLookupForm(MultiValueDict({"draft": [draft]})),
            _(
                "The page has been open for more than a day. Your text is still here: give the "
                "reference and the code again."
            ),
            status=422,
        )


def render_case(request, case, draft):
    view = AdditionView()
    view.setup(request)
    view.case = case
    return view.render_page(empty_form(case, draft)).render()


def empty_form(case, draft=""):
    return AdditionForm(initial={"case_token": codes.make_case_token(case), "message": draft})
