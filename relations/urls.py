from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "relations"


urlpatterns = [
    path("", views.start, name="start"),
    path(pgettext_lazy("url", "cities/"), views.CityListView.as_view(), name="city_list"),
    path(
        pgettext_lazy("url", "cities/<slug:slug>/"),
        views.CityDetailView.as_view(),
        name="city_detail",
    ),
    path(
        pgettext_lazy("url", "friendship-towns/"),
        views.friendship_towns,
        name="friendship_towns",
    ),
    path(pgettext_lazy("url", "networks/"), views.NetworkListView.as_view(), name="network_list"),
    path(
        pgettext_lazy("url", "networks/<slug:slug>/"),
        views.NetworkDetailView.as_view(),
        name="network_detail",
    ),
    path(pgettext_lazy("url", "projects/"), views.ProjectListView.as_view(), name="project_list"),
    path(
        pgettext_lazy("url", "projects/<slug:slug>/"),
        views.ProjectDetailView.as_view(),
        name="project_detail",
    ),
    path(
        pgettext_lazy("url", "cooperation/"),
        views.CooperationListView.as_view(),
        name="cooperation_list",
    ),
    path(
        pgettext_lazy("url", "cooperation/<slug:slug>/"),
        views.CooperationDetailView.as_view(),
        name="cooperation_detail",
    ),
    path(pgettext_lazy("url", "visits/"), views.visits, name="visits"),
    path(
        pgettext_lazy("url", "documents/"),
        views.DocumentListView.as_view(),
        name="document_list",
    ),
    path(
        pgettext_lazy("url", "documents/<slug:slug>/"),
        views.DocumentDetailView.as_view(),
        name="document_detail",
    ),
    path(pgettext_lazy("url", "about/"), views.about, name="about"),
    path(
        pgettext_lazy("url", "about/<slug:slug>/"),
        views.AboutPageView.as_view(),
        name="about_page",
    ),
]
