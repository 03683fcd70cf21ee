"""What is written in both languages, model by model, and the history that is kept of it.

The history is registered here and not in the models, because only now the columns per language
exist. The base column of a translated field is left out of it: it repeats one of them.
"""

import simple_history
from modeltranslation.translator import TranslationOptions, translator

from .models import (
    Agreement,
    City,
    Cooperation,
    Document,
    DocumentVersion,
    Forum,
    HostTown,
    Image,
    LocalName,
    Meeting,
    Milestone,
    Network,
    NetworkFigure,
    Page,
    PageFigure,
    Project,
    RelationTerm,
    Rotation,
    Source,
    SourceNote,
    Theme,
    VisitKind,
)
from .models.image import FILE_FACTS

RECORD = ("slug", "intro", "body", "withdrawn_reason")

TRANSLATED_FIELDS = {
    Image: ("alt",),
    RelationTerm: ("name", "plural_name", "definition", "meaning"),
    Theme: ("name",),
    Source: ("title",),
    SourceNote: ("fact", "other_statement"),
    Document: ("title", *RECORD),
    DocumentVersion: ("change",),
    City: ("name", "short_name", *RECORD),
    Agreement: ("note",),
    Milestone: ("date_label", "text"),
    LocalName: (),
    Network: ("name", *RECORD),
    NetworkFigure: ("unit",),
    PageFigure: ("unit",),
    Forum: ("name",),
    Project: ("title", "programme", "funding", "results", *RECORD),
    Cooperation: ("title", *RECORD),
    HostTown: (),
    Rotation: (),
    Meeting: ("theme", "outcome", "withdrawn_reason"),
    VisitKind: ("audience", "title", "body", "withdrawn_reason"),
    Page: ("title", "short_title", *RECORD),
}

# Short pieces without which a page in one of the languages would have a hole. An entry may be
# written in one language first, whichever: the site then says so.
REQUIRED_IN_BOTH = (
    RelationTerm,
    Theme,
    Source,
    NetworkFigure,
    PageFigure,
    Forum,
    Milestone,
    VisitKind,
    SourceNote,
)

# A replaced picture's files are gone; going back in the history changes what is said about it.
NOT_RESTORED = {Image: ("file", *FILE_FACTS)}

for model, fields in TRANSLATED_FIELDS.items():
    if fields:
        required = ("sv", "en") if model in REQUIRED_IN_BOTH else ()
        options = type(
            f"{model.__name__}TranslationOptions",
            (TranslationOptions,),
            {"fields": fields, "required_languages": required},
        )
        translator.register(model, options)
    simple_history.register(
        model,
        app=model._meta.app_label,
        excluded_fields=[*fields, *NOT_RESTORED.get(model, ())],
        m2m_fields=[field.name for field in model._meta.many_to_many],
    )
