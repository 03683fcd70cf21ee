from django.conf import settings
from django.db import Error as DatabaseFailure
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from contact.cases.models import Case
from contact.intake import codes
from publishing.frame import Crumb

from .base import case_frame

# A picture of one transparent point.
POINT = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


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
                {"frame": case_frame(_("We cannot show your receipt right now"))},
                status=503,
            )

    def get_queryset(self):
        return Case.objects.all()

    def get_context_data(self, **kwargs):
        is_shown = self.request.method == "GET"
        return super().get_context_data(
            frame=case_frame(
                _("We have received your message"),
                trail=[Crumb(_("Receipt"), self.object.get_absolute_url())],
            ),
            code=codes.code_to_show(self.object) if is_shown else "",
            # In full, for paper.
            answer_address=settings.SITE_URL + reverse("contact:case_lookup"),
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
