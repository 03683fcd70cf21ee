from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from publishing.admin.columns import language_columns, text_column
from publishing.admin.record import RecordAdmin
from relations.images.cleaning import ACCEPT, CleanedImage
from relations.images.variants import variant_name
from relations.models import Image
from relations.models.content_record import ContentRecord
from relations.models.image import refuse_twin


class ImageForm(forms.ModelForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, CleanedImage):
            refuse_twin(self.instance, file)
        return file


@admin.register(Image)
class ImageAdmin(RecordAdmin):
    form = ImageForm
    fieldsets = (
        (_("The picture"), {"fields": ("preview", "used_on", "file", "title")}),
        (
            _("For those who do not see it"),
            {
                "fields": (language_columns("alt"), "is_decorative"),
                "description": _(
                    "Describe the picture in both languages, or mark it as decorative."
                ),
            },
        ),
        (_("Origin"), {"fields": (("credit", "licence"), "source_url")}),
        (_("Cropping"), {"fields": ("focal_point",)}),
    )
    readonly_fields = ("preview", "used_on")
    radio_fields = {"focal_point": admin.VERTICAL}
    list_display = (
        "thumbnail",
        "title",
        text_column("alt", "sv", _("described in Swedish")),
        text_column("alt", "en", _("described in English")),
        "credit",
        "size",
    )
    list_display_links = ("title",)
    list_filter = ("is_decorative", "licence")
    search_fields = ("title", *language_columns("alt"), "credit")
    # The file is deleted with the record.
    can_restore_deleted = False

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        first, *others = fieldsets
        return [(first[0], first[1] | {"fields": ("file", "title")}), *others]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "file":
            kwargs["widget"] = AdminFileWidget(attrs={"accept": ACCEPT})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("preview"))
    def preview(self, image):
        return self._img(image, "preview")

    @admin.display(description=_("used on"))
    def used_on(self, image):
        """Links to the records that use the image."""
        fields = Image._meta.get_fields(include_hidden=True)
        users = [
            f.field for f in fields if f.one_to_many and issubclass(f.related_model, ContentRecord)
        ]
        links = [
            (reverse(f"admin:relations_{record._meta.model_name}_change", args=[record.pk]), record)
            for field in users
            for record in field.model.objects.filter(**{field.name: image})
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "–"

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        return self._img(image, "thumbnail")

    @admin.display(description=_("size"), ordering="width")
    def size(self, image):
        return f"{image.width} × {image.height}"

    def _img(self, image, name):
        if not image.variant_widths:
            return _("The picture is being prepared.")
        smallest = variant_name(image.content_hash, image.variant_widths[0], "webp")
        return format_html(
            '<img class="picture-{}" src="{}" alt="" width="{}" height="{}" loading="lazy">',
            name,
            image.file.storage.url(smallest),
            image.width,
            image.height,
        )
