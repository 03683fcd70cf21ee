from .base import PublicFormView, csrf_failure
from .case import AdditionView, CaseLookupView
from .contact_form import ContactFormView
from .receipt import ReceiptView

__all__ = [
    "AdditionView",
    "CaseLookupView",
    "ContactFormView",
    "PublicFormView",
    "ReceiptView",
    "csrf_failure",
]
