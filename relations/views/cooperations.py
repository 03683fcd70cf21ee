from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.models import Cooperation
from relations.models.prefetches import NOTES, published_documents


class CooperationListView(PublicRecordListView):
    model = Cooperation
    template_name = "relations/cooperation_list.html"
    context_object_name = "cooperations"


class CooperationDetailView(PublicRecordDetailView):
    model = Cooperation
    template_name = "relations/cooperation_detail.html"
    context_object_name = "cooperation"

    def get_queryset(self):
        return Cooperation.objects.select_related("image").prefetch_related(
            published_documents(), NOTES
        )
