from django.contrib import admin
from modeltranslation.admin import TranslationAdmin
from simple_history.admin import SimpleHistoryAdmin

from .models import ReplyTemplate


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(SimpleHistoryAdmin, TranslationAdmin):
    list_display = ("name",)
    search_fields = ("name_sv", "name_en", "text_sv", "text_en")
    fields = (("name_sv", "name_en"), ("text_sv", "text_en"))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and getattr(db_field, "translated_field", None):
            field.widget.attrs["lang"] = db_field.language
        return field
