"""HTML sanitising: a model field for rich text with an allowlist of elements."""

import re
from functools import lru_cache

from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from .plain_text import shows_nothing, unix_lines

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "HardBreak": True,
}

_BLOCK = "p|li|h2|h3|ul|ol|blockquote"
_INNERMOST = re.compile(rf"<({_BLOCK})(?: [^>]*)?>((?:(?!</?(?:{_BLOCK})[ >]).)*)</\1>", re.DOTALL)
# The editor writes nothing between blocks.
_GAP = re.compile(rf"(</?(?:{_BLOCK})(?: [^>]*)?>)\s+|\s+(?=</?(?:{_BLOCK})[ >])")
_LINK = re.compile(r"<a(?: [^>]*)?>(.*?)</a>", re.DOTALL)


class RichTextFormField(ProseEditorFormField):
    """Compares what is sent with what is stored as the model field would store it."""

    normalise = staticmethod(str)

    def to_python(self, value):
        return self.normalise(super().to_python(value) or "")


class RichTextField(ProseEditorField):
    """Rich text with an allowlist of elements, sanitised whenever it is saved.

    ProseEditorField sanitises in forms only; `pre_save` covers `create()`, loaders and the shell,
    `get_db_prep_save` covers `QuerySet.update()`.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        field = super().formfield(**{"form_class": RichTextFormField} | kwargs)
        field.normalise = self.sanitized
        return field

    def clean(self, value, model_instance):
        """Sanitises before validation, so that markup without text counts as blank."""
        return super().clean(self.sanitized(value) if value else value, model_instance)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value:
            value = self.sanitized(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str) and value:
            value = self.sanitized(value)
        return super().get_db_prep_save(value, connection)

    def sanitized(self, html: str) -> str:
        """The allowed elements only, none of them without text; empty if no text is left."""
        return _without_empty_elements(_without_line_ends(self.sanitize(html)))


def _without_line_ends(html):
    """So that a form sent without a change, in which a browser writes CRLF, changes nothing."""
    return _GAP.sub(r"\1", unix_lines(html)).replace("\n", " ").strip()


# One save asks several times: to validate, for the language's column and for the base column.
@lru_cache(maxsize=64)
def _without_empty_elements(html):
    """An empty paragraph is only a gap, and an empty heading, item or link is read aloud as one."""
    if shows_nothing(html):
        return ""
    html = _LINK.sub(lambda found: found[1] if shows_nothing(found[1]) else found[0], html)
    before = None
    while before != html:
        before = html
        html = _INNERMOST.sub(lambda found: "" if shows_nothing(found[2]) else found[0], before)
    return html
