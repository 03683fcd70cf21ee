from relations.models import Network
from relations.structured_data import network_data

from .prefetches import NOTES, listed_documents
from .record import PublicRecordDetailView, PublicRecordListView


class NetworkListView(PublicRecordListView):
    model = Network
    place = "networks"
    template_name = "relations/network_list.html"
    context_object_name = "networks"

    def get_queryset(self):
        return super().get_queryset().members_first()


class NetworkDetailView(PublicRecordDetailView):
    model = Network
    place = "networks"
    template_name = "relations/network_detail.html"
    context_object_name = "network"

    def get_queryset(self):
        return Network.objects.select_related("image").prefetch_related(
            "figures", "forums", listed_documents(), NOTES
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(structured_data=network_data(self.object), **kwargs)
