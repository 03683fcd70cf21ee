from functools import reduce
from operator import or_

from django.db.models import Exists, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from publishing import registry
from publishing.records import in_alphabet
from publishing.views import PublicRecordDetailView, PublicRecordListView
from relations.models import Document
from relations.models.prefetches import NOTES


class DocumentListView(PublicRecordListView):
    model = Document
    template_name = "relations/document_list.html"
    context_object_name = "documents"

    @cached_property
    def choices(self):
        used = set(
            Document.objects.published().order_by().values_list("kind", flat=True).distinct()
        )
        return {"kind": [(code, label) for code, label in Document.Kind.choices if code in used]}

    @property
    def filter_labels(self):
        return {"kind": (_("Type"), _("All types"))}

    def get_queryset(self):
        return super().get_queryset().filter(**self.query).in_groups().with_current_file()

    def get_context_data(self, **kwargs):
        """With whether all that there is must be asked for, which is then said once."""
        is_whole = not self.query
        all_on_request = is_whole and not Document.objects.published().to_be_read_here().exists()
        return super().get_context_data(all_on_request=all_on_request, **kwargs)


class DocumentDetailView(PublicRecordDetailView):
    model = Document
    template_name = "relations/document_detail.html"
    context_object_name = "document"

    def get_queryset(self):
        return Document.objects.select_related("image").prefetch_related("versions", NOTES)

    def get_context_data(self, **kwargs):
        document = self.object
        return super().get_context_data(
            used_by=records_showing(document),
            **kwargs,
        )


def records_showing(document):
    """The published records whose pages show a document, in the reader's alphabet."""
    entries = [entry for entry in registry.registered_models() if entry.document_lookups]
    conditions = {entry.model: shows(entry, document) for entry in entries if entry.section}
    for entry in entries:
        if entry.shown_on:
            # Its records are parts of a section's page: asked for together with the pages.
            parts = entry.model.objects.readable().filter(shows(entry, document))
            conditions[registry.page_model()] |= Q(Exists(parts), section=entry.shown_on)
    records = [
        record
        for model, is_shown in conditions.items()
        for record in model.objects.published().filter(is_shown).distinct()
    ]
    return in_alphabet(records)


def shows(entry, document):
    """The condition that a record of a registered model shows the document."""
    return reduce(or_, (Q((lookup, document)) for lookup in entry.document_lookups))
