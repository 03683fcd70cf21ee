"""The receipt's one URL, in no language: the cookie that it is shown from is tied to it."""

from django.urls import path

from .intake import views

app_name = "receipt"
urlpatterns = [path("receipt/", views.ReceiptView.as_view(), name="receipt")]
