from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.models import Network
from relations.models.prefetches import NOTES, published_documents
from relations.structured_data import network_data


class NetworkListView(PublicRecordListView):
    model = Network
    template_name = "relations/network_list.html"
    context_object_name = "networks"

    def get_queryset(self):
        return super().get_queryset().members_first()


class NetworkDetailView(PublicRecordDetailView):
    model = Network
    template_name = "relations/network_detail.html"
    context_object_name = "network"

    def get_queryset(self):
        return Network.objects.select_related("image").prefetch_related(
            "figures", "forums", published_documents(), NOTES
        )

    def get_frame(self):
        frame = super().get_frame()
        frame.structured_data = network_data(self.object)
        return frame
