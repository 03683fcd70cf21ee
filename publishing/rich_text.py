"""HTML sanitising: a model field for rich text with an allowlist of elements."""

from functools import lru_cache

from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField

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


class RichTextField(ProseEditorField):
    """Rich text with an allowlist of elements, sanitised whenever it is saved.

    ProseEditorField sanitises in forms only; `pre_save` covers `create()`, loaders and the shell.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)

    def clean(self, value, model_instance):
        """Sanitises before validation, so that markup without text counts as blank."""
        return super().clean(self.sanitized(value) if value else value, model_instance)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value:
            value = self.sanitized(value)
            setattr(model_instance, self.attname, value)
        return value

    def sanitized(self, html: str) -> str:
        """The allowed elements only; empty if no text is left."""
        clean = self.sanitize(html)
        return clean if _has_words(clean) else ""


# One save asks several times: to validate, for the language's column and for the base column.
@lru_cache(maxsize=64)
def _has_words(html):
    return bool(strip_tags(html).strip())
