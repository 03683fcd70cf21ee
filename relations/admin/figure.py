from modeltranslation.admin import TranslationStackedInline

from publishing.admin.columns import language_columns
from publishing.admin.side_by_side import SideBySideMixin

FIGURE_FIELDS = (("precision", "value"), language_columns("unit"), ("as_of", "position"))


class FigureInline(SideBySideMixin, TranslationStackedInline):
    """The figures of a record; a subclass names its model."""

    fields = FIGURE_FIELDS
    extra = 0
    show_change_link = True
