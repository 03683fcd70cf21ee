from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "relations"


def address(words):
    """A path in the words of the reader's language."""
    return pgettext_lazy("address", words)


urlpatterns = [
    path("", views.start, name="start"),
    path(address("cities/"), views.CityListView.as_view(), name="city_list"),
    path(address("cities/<slug:slug>/"), views.CityDetailView.as_view(), name="city_detail"),
    path(address("friendship-towns/"), views.friendship_towns, name="friendship_towns"),
    path(address("networks/"), views.NetworkListView.as_view(), name="network_list"),
    path(
        address("networks/<slug:slug>/"), views.NetworkDetailView.as_view(), name="network_detail"
    ),
    path(address("projects/"), views.ProjectListView.as_view(), name="project_list"),
    path(
        address("projects/<slug:slug>/"), views.ProjectDetailView.as_view(), name="project_detail"
    ),
    path(address("cooperation/"), views.CooperationListView.as_view(), name="cooperation_list"),
    path(
        address("cooperation/<slug:slug>/"),
        views.CooperationDetailView.as_view(),
        name="cooperation_detail",
    ),
    path(address("visits/"), views.visits, name="visits"),
    path(address("documents/"), views.DocumentListView.as_view(), name="document_list"),
    path(
        address("documents/<slug:slug>/"),
        views.DocumentDetailView.as_view(),
        name="document_detail",
    ),
    path(address("about/"), views.about, name="about"),
    path(address("about/<slug:slug>/"), views.AboutPageView.as_view(), name="about_page"),
]
