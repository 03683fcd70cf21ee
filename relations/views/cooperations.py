from relations.models import Cooperation

from .prefetches import NOTES, listed_documents
from .record import PublicRecordDetailView, PublicRecordListView


class CooperationListView(PublicRecordListView):
    model = Cooperation
    place = "cooperation"
    template_name = "relations/cooperation_list.html"
    context_object_name = "cooperations"


class CooperationDetailView(PublicRecordDetailView):
    model = Cooperation
    place = "cooperation"
    template_name = "relations/cooperation_detail.html"
    context_object_name = "cooperation"

    def get_queryset(self):
        return Cooperation.objects.select_related("image").prefetch_related(
            listed_documents(), NOTES
        )
