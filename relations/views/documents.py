from django.db.models import Exists, F, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.filters import chosen, link_filter
from publishing.sorting import alphabetical_key
from relations.models import City, Cooperation, Document, Meeting, Network, Page, Project

from .prefetches import NOTES
from .record import PublicRecordDetailView, PublicRecordListView


class DocumentListView(PublicRecordListView):
    model = Document
    place = "documents"
    template_name = "relations/document_list.html"
    context_object_name = "documents"

    def get_queryset(self):
        documents = super().get_queryset().prefetch_related("versions")
        kind = chosen(self.request, "kind", Document.Kind.choices)
        return documents.filter(kind=kind) if kind else documents

    def get_context_data(self, **kwargs):
        used = set(Document.objects.published().values_list("kind", flat=True).distinct())
        choices = [(code, label) for code, label in Document.Kind.choices if code in used]
        kinds = link_filter(self.request, "kind", _("Kind"), _("All kinds"), choices)
        return super().get_context_data(filters=[kinds], **kwargs)


class DocumentDetailView(PublicRecordDetailView):
    model = Document
    place = "documents"
    template_name = "relations/document_detail.html"
    context_object_name = "document"

    def get_queryset(self):
        return Document.objects.prefetch_related("versions", NOTES)

    def get_context_data(self, **kwargs):
        document = self.object
        return super().get_context_data(
            used_by=pages_with(document),
            case_subject=_("Document: %(title)s") % {"title": document.shown_title.value},
            **kwargs,
        )


def pages_with(document):
    """The public records that show a document, as far as a link needs them, in one query."""
    meetings = Meeting.objects.readable().filter(Q(documents=document) | Q(evaluation=document))
    shows = {
        City: Q(documents=document) | Q(agreements__document=document),
        Network: Q(documents=document),
        Project: Q(documents=document),
        Cooperation: Q(documents=document),
        Page: Q(documents=document) | Q(Exists(meetings), place=Page.Place.FRIENDSHIP_TOWNS),
    }
    models = list(shows)
    queries = [
        model.objects.published()
        .filter(shows[model])
        .order_by()
        .annotate(
            model_number=Value(number),
            title_in_sv=F(f"{model.title_field}_sv"),
            title_in_en=F(f"{model.title_field}_en"),
            at_place=F("place") if model is Page else Value(""),
        )
        .values_list(
            "model_number", "pk", "title_in_sv", "title_in_en", "slug_sv", "slug_en", "at_place"
        )
        for number, model in enumerate(models)
    ]
    records = []
    for number, pk, title_sv, title_en, slug_sv, slug_en, place in queries[0].union(*queries[1:]):
        model = models[number]
        record = model(pk=pk, slug_sv=slug_sv, slug_en=slug_en)
        setattr(record, f"{model.title_field}_sv", title_sv)
        setattr(record, f"{model.title_field}_en", title_en)
        if place:
            record.place = place
        records.append(record)
    language = get_language()
    return sorted(records, key=lambda record: alphabetical_key(str(record), language))
