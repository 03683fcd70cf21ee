"""A file field whose files are cleaned: by the form, or on saving where they come without one."""

from django import forms
from django.db import models
from django.db.models.fields.files import FieldFile

from .cleaning import CleanedImage, clean_image


class CleanedImageFormField(forms.FileField):
    def to_python(self, data):
        upload = super().to_python(data)
        return upload and clean_image(upload)


class CleanedImageFile(FieldFile):
    """Knows its owner's other fields that follow from the file."""

    def save(self, name, content, save=True):
        """Django calls this with every new file, before the row is written."""
        cleaned = content if isinstance(content, CleanedImage) else clean_image(content)
        self.instance.take_file_facts(cleaned)
        # A file with this name has this content, or is what an interrupted upload left of it.
        self.storage.delete(self.field.generate_filename(self.instance, cleaned.name))
        super().save(cleaned.name, cleaned, save)


class CleanedImageField(models.FileField):
    """The model needs `take_file_facts(cleaned)`, and the fields it sets after this one."""

    attr_class = CleanedImageFile

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": CleanedImageFormField, **kwargs})
