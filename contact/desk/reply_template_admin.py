from django.contrib import admin

from publishing.admin.columns import language_columns
from publishing.admin.record import RecordAdmin

from .models import ReplyTemplate


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(RecordAdmin):
    list_display = ("name",)
    search_fields = (*language_columns("name"), *language_columns("text"))
    fields = (language_columns("name"), language_columns("text"))
