from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from contact.cases.models.case import MESSAGE_LIMIT
from contact.intake import spam
from contact.office.current import telephone_to_give
from publishing import sections
from publishing.frame import PageFrame

# What no error report may quote. The code follows from the token and the message.
SENSITIVE = sensitive_post_parameters(
    "subject",
    "message",
    "visiting_group",
    "wished_dates",
    "email",
    "token",
    "reference",
    "code",
    "draft",
    "case_token",
)


def case_frame(title, **values):
    """The frame of a page about somebody's own case, which no search engine may keep."""
    return PageFrame(title=title, section=sections.get("contact"), is_indexed=False, **values)


@method_decorator(never_cache, name="dispatch")
@method_decorator(SENSITIVE, name="dispatch")
class PublicFormView(FormView):
    """A form for the public. Whatever goes wrong, what was typed stays in it."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "client": spam.client_address(self.request)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(message_limit=MESSAGE_LIMIT, **kwargs)

    def form_invalid(self, form):
        return self.render_page(form, status=422)

    def render_page(self, form, status=200, **context):
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    def render_refused(self, form, reason, status):
        form.refuse(reason)
        return self.render_page(form, status=status)


@never_cache
@SENSITIVE
def csrf_failure(request, view_class):
    """The form again, with what was typed, when its cookie did not come with it.

    Nothing that is stored is shown: the form may come from another site.
    """
    view = view_class()
    view.setup(request)
    reason = _(
        "Your browser did not send the form’s cookie, which shows that the message comes "
        "from this page. Your text is still here: send it again. If that does not help, "
        "you need to allow cookies for this site while you use the form."
    )
    return view.render_refused(view.get_form(), reason, status=403).render()


def too_many_messages():
    return _(
        "Several messages have just arrived from the same network. Your text is still "
        "here: wait ten minutes and send it again."
    )


def not_stored():
    return _(
        "The message could not be saved because of a problem on our side. Your text is "
        "still here: try again in a few minutes, or phone us on %(telephone)s."
    ) % {"telephone": telephone_to_give()}
