from django.contrib.contenttypes.models import ContentType
from django.utils import translation

from publishing import sections
from publishing.slugs import SlugRedirect
from relations.models import Page, PageFigure, VisitKind

from .figures import figure
from .records import public_record
from .states import PUBLISHED, state_of
from .storing import link, some_of, store, store_tree
from .texts import in_both, in_some, name, rich_text, sentences

SHORT = ("Kort exempel", "Short example")


def make(filler):
    made = filler.made
    taken = set(Page.objects.exclude(section="").values_list("section", flat=True))
    codes = [section.code for section in sections.all_sections() if section.code not in taken]
    above_all = codes.index("about") if "about" in codes else None

    def parent_of(number):
        """Below the page about the site, or below the page before, or at the top."""
        beyond = number - len(codes)
        if beyond < 0 or beyond % 4 == 0:
            return None
        return above_all if beyond % 4 == 1 else number - 1

    made["pages"] = store_tree(
        max(filler.sizes.pages, len(codes)),
        parent_of,
        lambda number, parent: _page(filler, number, parent, codes),
    )
    link(
        "documents",
        (
            (page, document)
            for number, page in enumerate(made["pages"])
            for document in some_of(made["documents"], number, number % 2, filler.sizes.related)
        ),
    )
    made["page_figures"] = store(
        [
            PageFigure(page=page, **figure(number, position))
            for number, page in enumerate(made["pages"])
            if page.section == "networks"
            for position in range(3)
        ]
    )
    made["visit_kinds"] = store(
        [_visit_kind(filler, number) for number in range(filler.sizes.visit_kinds)]
    )
    made["slug_redirects"] = _make_redirects(filler)


def _page(filler, number, parent, codes):
    code = codes[number] if number < len(codes) else ""
    page = Page(
        section=code,
        parent=parent,
        position=number,
        **in_some(number, short_title=SHORT if number % 4 == 3 else ("", "")),
        **public_record(filler, number, "title", "Exempelsida", "Example page"),
    )
    if code:
        # A section without its page would have no words to open with.
        labels = []
        for language in ("sv", "en"):
            with translation.override(language):
                labels.append(str(sections.get(code).title))
        texts = in_both(
            title=(f"Exempel: {labels[0]}", f"Example: {labels[1]}"),
            short_title=labels,
            intro=sentences(number, 1),
            body=rich_text(number),
            withdrawn_reason=("", ""),
        )
        for field, value in (texts | PUBLISHED | {"published_from": None}).items():
            setattr(page, field, value)
        page.published_until = None
    return page


def _visit_kind(filler, number):
    return VisitKind(
        position=number,
        next_step=VisitKind.NextStep.values[number % len(VisitKind.NextStep.values)],
        **in_both(
            audience=("För exempelgrupper", "For example groups"),
            title=name(number, "Exempelbesök", "Example visits"),
            body=rich_text(number),
        ),
        **state_of(number, filler.now),
    )


def _make_redirects(filler):
    """The first city, network and document once had other slugs."""
    return store(
        [
            SlugRedirect(
                content_type=ContentType.objects.get_for_model(record),
                object_id=record.pk,
                language=language,
                slug=f"exempel-fore-detta-{kind}-{language}",
            )
            for kind in ("cities", "networks", "documents")
            for record in filler.made[kind][:1]
            for language in ("sv", "en")
        ]
    )
