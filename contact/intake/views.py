from django.conf import settings
from django.db import Error as DatabaseFailure
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, FormView

from contact.cases.models import Case
from contact.cases.models.case import MESSAGE_LIMIT
from contact.mail.letters import header_safe
from contact.office.current import telephone_to_give

from . import codes, spam
from .forms import AdditionForm, CaseForm, ContactForm, TooManySubmissions, local_path

Status = Case.Status

# What the sender reads; what is in quarantine is not told apart.
STATUS_FOR_THE_SENDER = {
    Status.NEW: gettext_lazy("We have received your message and will read it."),
    Status.QUARANTINED: gettext_lazy("We have received your message and will read it."),
    Status.IN_PROGRESS: gettext_lazy("We are working on your case."),
    Status.WAITING: gettext_lazy("We need to know more from you before we can go on."),
    Status.ANSWERED: gettext_lazy("We have answered."),
    Status.CLOSED: gettext_lazy("The case is closed."),
    Status.REOPENED: gettext_lazy("The case is open again, and we are working on it."),
}

# A picture of one transparent point.
POINT = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("subject", "message", "email"), name="dispatch")
class ContactFormView(FormView):
    """Takes a question or a comment. Whatever goes wrong, what was typed stays in the form."""

    template_name = "contact/form.html"
    form_class = ContactForm

    def get_initial(self):
        query = self.request.GET
        return {
            **super().get_initial(),
            "subject": header_safe(query.get("subject", "").replace("\x00", "")),
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
            case = form.save()
        except TooManySubmissions:
            return self.refused(form, too_many_messages(), status=429)
        except DatabaseFailure:
            return self.refused(form, not_stored(), status=503)
        return redirect(case)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refused(self, form, reason, status):
        form.refuse(reason)
        return self.render_to_response(self.get_context_data(form=form), status=status)


def too_many_messages():
    return _(
        "We take a few messages at a time from the same place, and have just had several. Your "
        "text is still here: wait ten minutes and send it again."
    )


def not_stored():
    return _(
        "The message could not be stored because of a fault of ours. Your text is still here: try "
        "again in a while, or telephone us on %(telephone)s."
    ) % {"telephone": telephone_to_give()}


@method_decorator(never_cache, name="dispatch")
class ReceiptView(DetailView):
    """What the sender sees, and may come back to: that the message is stored, and what happens.

    The first time it carries the code, and with it a picture. Once the picture is asked for, the
    page has arrived and the code is not shown again, for the next person at the same computer.
    """

    template_name = "contact/receipt.html"
    context_object_name = "case"
    slug_field = "receipt"
    slug_url_kwarg = "receipt"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except DatabaseFailure:
            return render(
                request,
                "contact/receipt_later.html",
                {"title": _("We cannot show your receipt right now")},
                status=503,
            )

    def get_queryset(self):
        return Case.objects.all()

    def get_context_data(self, **kwargs):
        is_shown = self.request.method == "GET"
        return super().get_context_data(
            title=_("We have received your message"),
            description=_("Receipt for a message to the City of Gothenburg."),
            trail=[
                (_("Contact"), reverse("contact:form")),
                (_("Receipt"), self.object.get_absolute_url()),
            ],
            code=codes.code_to_show(self.object) if is_shown else "",
            # In full, for paper.
            answer_address=settings.SITE_URL + reverse("contact:answer"),
            **kwargs,
        )


@never_cache
@require_safe
def receipt_arrived(request, receipt):
    """The picture on a receipt with a code: who asks for it has the page before them."""
    try:
        codes.arrived(receipt)
    except DatabaseFailure:
        # Then the code stands on the receipt for a little longer.
        pass
    return HttpResponse(POINT, content_type="image/gif")


@method_decorator(never_cache, name="dispatch")
@method_decorator(
    sensitive_post_parameters("reference", "code", "draft", "message", "case"), name="dispatch"
)
class AnswerView(FormView):
    """With reference and code a sender reads the answer, and adds to the case.

    Everything happens at one address that says nothing: the code is never part of it, and is not
    kept between two pages. What opens the case for an addition is a signed, passing note.
    """

    template_name = "contact/answer.html"
    form_class = CaseForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "client": spam.client_address(self.request)}

    def get_context_data(self, **kwargs):
        has_errors = "form" in kwargs and kwargs["form"].errors
        title = kwargs.pop("title", _("Read the answer"))
        return super().get_context_data(
            title=_("Error: %(title)s") % {"title": title} if has_errors else title,
            heading=title,
            description=_("Read the answer to your message with its reference and code."),
            trail=[
                (_("Contact"), reverse("contact:form")),
                (_("Read the answer"), reverse("contact:answer")),
            ],
            message_limit=MESSAGE_LIMIT,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        return self.add() if "case" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            case = form.authenticate_case()
            if case:
                return self.show(case, self.addition_form(case, form.cleaned_data["draft"]))
        except codes.TooManyTries:
            return self.refused(
                form,
                _(
                    "The wrong reference or code has been given many times. Wait ten minutes "
                    "and try again."
                ),
                status=429,
            )
        except DatabaseFailure:
            return self.refused(
                form,
                _(
                    "We cannot look it up because of a fault of ours. Try again in a while, or "
                    "telephone us on %(telephone)s."
                )
                % {"telephone": telephone_to_give()},
                status=503,
            )
        return self.refused(
            form,
            _(
                "There is no case with that reference and that code. Compare both with your "
                "receipt and try again."
            ),
            status=422,
        )

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refused(self, form, reason, status):
        form.refuse(reason)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def add(self):
        form = AdditionForm(self.request.POST, client=spam.client_address(self.request))
        try:
            case = codes.case_from_token(form.data["case"])
            if case is None:
                return self.closed(form.data.get("message", ""))
            if not form.is_valid():
                return self.show(case, form, status=422)
            form.save(case)
            case.refresh_from_db()
            return self.show(case, self.addition_form(case), is_added=True)
        except TooManySubmissions:
            form.refuse(too_many_messages())
            return self.show(case, form, status=429)
        except DatabaseFailure:
            form.refuse(not_stored())
            return self.show(None, form, status=503)

    def addition_form(self, case, draft=""):
        return AdditionForm(initial={"case": codes.make_case_token(case), "message": draft})

    def show(self, case, form, status=200, is_added=False):
        """The case with its form; without the case when that cannot be had at the moment."""
        return render(
            self.request,
            "contact/case.html",
            self.get_context_data(
                title=_("Your case"),
                form=form,
                case=case,
                status=case and STATUS_FOR_THE_SENDER[case.status],
                is_added=is_added,
            ),
            status=status,
        )

    def closed(self, draft):
        """The page was open for too long, or the case is gone: reference and code once more."""
        data = QueryDict(mutable=True)
        data["draft"] = draft
        form = CaseForm(data)
        return self.refused(
            form,
            _(
                "The page has been open for more than a day. Your text is still here: give the "
                "reference and the code again."
            ),
            status=422,
        )


@never_cache
@sensitive_post_parameters("subject", "message", "email")
def csrf_failure(request, reason=""):
    """The form again, with what was typed, where Django refused it for want of its cookie."""
    view = ContactFormView()
    view.setup(request)
    return view.refused(view.get_form(), without_cookie(), status=403).render()


@never_cache
@sensitive_post_parameters("reference", "code", "draft", "message", "case")
def answer_csrf_failure(request, reason=""):
    view = AnswerView()
    view.setup(request)
    if "case" not in request.POST:
        return view.refused(view.get_form(), without_cookie(), status=403).render()
    form = AdditionForm(request.POST)
    form.refuse(without_cookie())
    # Nothing of the case is shown to a form that may come from another site.
    return view.show(None, form, status=403)


def without_cookie():
    return _(
        "Your browser did not send the form's cookie, which shows that the message comes from "
        "this page. Your text is still here: send it again. If that does not help, allow "
        "cookies for this site while you use the form."
    )
