from django.db.models import Prefetch

from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.models import City, Network, Project
from relations.models.prefetches import NOTES, published_documents
from relations.structured_data import network_data


class NetworkListView(PublicRecordListView):
    model = Network
    template_name = "relations/network_list.html"
    context_object_name = "networks"
    # All on one page: some have no other.
    paginate_by = 500

    def get_queryset(self):
        networks = super().get_queryset().members_first()
        return networks.prefetch_related("figures", "forums", published_documents())

    def paginate_queryset(self, queryset, page_size):
        return super().paginate_queryset(list(queryset), page_size)


class NetworkDetailView(PublicRecordDetailView):
    model = Network
    template_name = "relations/network_detail.html"
    context_object_name = "network"

    def get_queryset(self):
        projects = Project.objects.published().whole().latest_first()
        cities = Prefetch("cities", queryset=City.objects.published().alphabetical())
        return Network.objects.select_related("image").prefetch_related(
            "figures",
            "forums",
            Prefetch("funded_projects", queryset=projects.prefetch_related(cities)),
            published_documents(),
            NOTES,
        )

    def get_frame(self):
        frame = super().get_frame()
        frame.structured_data = network_data(self.object)
        return frame
