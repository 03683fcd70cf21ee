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
    """Rich text with an allowlist of elements, sanitised on every way into the database.

    The editor's own field sanitises in forms only; here `create()`, a loader and a shell do too.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)

    def clean(self, value, model_instance):
        """Markup without any words is no text, where a text is required."""
        return super().clean(self.sanitized(value) if value else value, model_instance)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value:
            value = self.sanitized(value)
            setattr(model_instance, self.attname, value)
        return value

    def sanitized(self, html: str) -> str:
        """Keeps allowed elements; markup without any words left becomes empty."""
        clean = self.sanitize(html)
        return clean if strip_tags(clean).strip() else ""
