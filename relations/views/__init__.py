from .about import AboutPageView, about
from .city_list import CityListView
from .city_page import CityDetailView
from .cooperations import CooperationDetailView, CooperationListView
from .documents import DocumentDetailView, DocumentListView
from .friendship import friendship_towns
from .networks import NetworkDetailView, NetworkListView
from .projects import ProjectDetailView, ProjectListView
from .start import start
from .visits import visits

__all__ = [
    "AboutPageView",
    "CityDetailView",
    "CityListView",
    "CooperationDetailView",
    "CooperationListView",
    "DocumentDetailView",
    "DocumentListView",
    "NetworkDetailView",
    "NetworkListView",
    "ProjectDetailView",
    "ProjectListView",
    "about",
    "friendship_towns",
    "start",
    "visits",
]
