from django.urls import path
from django.utils.translation import pgettext_lazy

from .intake import views

app_name = "contact"
urlpatterns = [
    path(
        pgettext_lazy("url", "contact/"),
        views.ContactFormView.as_view(),
        name="form",
    ),
    path(
        pgettext_lazy("url", "contact/answer/"),
        views.CaseLookupView.as_view(),
        name="case_lookup",
    ),
    path(
        pgettext_lazy("url", "contact/answer/add/"),
        views.AdditionView.as_view(),
        name="addition",
    ),
]
