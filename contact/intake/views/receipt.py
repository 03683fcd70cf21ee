from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from contact.cases import register
from contact.intake.receipt import Receipt
from contact.office.current import telephone_to_give
from publishing.frame import Crumb
from publishing.language import LANGUAGES

from .base import case_frame


@method_decorator(never_cache, name="dispatch")
class ReceiptView(View):
    """What the sender sees after sending: that the message is stored, and what happens next.

    It has one URL, which the cookie is tied to, and is in the language of the form that was sent.
    The language switch asks for another with a parameter.
    """

    def get(self, request):
        receipt = Receipt.read(request)
        language = request.GET.get("language")
        if language not in LANGUAGES:
            language = receipt.language if receipt else translation.get_language()
        with translation.override(language):
            response = self.render_page(receipt) if receipt else self.render_gone()
        response["Content-Language"] = language
        return response

    def render_page(self, receipt):
        context = {
            "frame": self.get_frame(_("We have received your message")),
            "receipt": receipt,
            "answer_by": register.due_on(receipt.received_at),
            # In full, for paper.
            "lookup_url": settings.SITE_URL + reverse("contact:case_lookup"),
        }
        return render(self.request, "contact/receipt.html", context)

    def render_gone(self):
        context = {
            "frame": self.get_frame(_("There is no receipt to show")),
            "telephone": telephone_to_give(),
        }
        return render(self.request, "contact/receipt_gone.html", context, status=404)

    def get_frame(self, title):
        url = reverse("receipt:receipt")
        return case_frame(
            title,
            trail=[Crumb(_("Receipt"), url)],
            language_urls={code: f"{url}?language={code}" for code in LANGUAGES},
        )
