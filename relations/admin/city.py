from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from publishing.admin.columns import language_columns, name_columns, translated_fieldset
from publishing.admin.filters import LanguageFilter
from publishing.admin.publish import PUBLISHING
from publishing.admin.record import (
    SLUGS,
    HiddenFromIndexMixin,
    HistoryAdmin,
    PublicRecordAdmin,
    RecordAdmin,
)
from publishing.admin.side_by_side import SideBySideMixin
from relations.countries import country_choices
from relations.models import Agreement, City, LocalName, Milestone
from relations.models.city_details import MOST_LOCAL_NAMES

from .filters import CountryFilter
from .source import SourceNoteInline

AGREEMENT_FIELDS = (
    "kind",
    ("signed", "valid_until"),
    ("decision", "document"),
    language_columns("note"),
)
MILESTONE_FIELDS = (
    ("year", "is_active"),
    language_columns("date_label"),
    language_columns("text"),
)


class LocalNameInline(SideBySideMixin, admin.StackedInline):
    model = LocalName
    fields = (("name", "language"),)
    extra = 0
    max_num = MOST_LOCAL_NAMES
    show_change_link = True


class MilestoneInline(SideBySideMixin, TranslationStackedInline):
    model = Milestone
    fields = MILESTONE_FIELDS
    extra = 0
    show_change_link = True


class AgreementInline(SideBySideMixin, TranslationStackedInline):
    model = Agreement
    fields = AGREEMENT_FIELDS
    extra = 0
    show_change_link = True


@admin.register(Agreement)
class AgreementAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("city", *AGREEMENT_FIELDS)}),)
    list_display = ("city", "kind", "signed", "valid_until")
    list_select_related = ("city",)


@admin.register(Milestone)
class MilestoneAdmin(HiddenFromIndexMixin, RecordAdmin):
    fieldsets = ((None, {"fields": ("city", *MILESTONE_FIELDS)}),)
    list_display = ("__str__", "city", "is_active")
    list_select_related = ("city",)


@admin.register(LocalName)
class LocalNameAdmin(HiddenFromIndexMixin, HistoryAdmin):
    fieldsets = ((None, {"fields": ("city", ("name", "language"))}),)
    list_display = ("name", "language", "city")
    list_select_related = ("city",)


@admin.register(City)
class CityAdmin(PublicRecordAdmin):
    fieldsets = (
        translated_fieldset(_("Name and text"), "name", "short_name", "intro", "body"),
        (
            _("The relationship"),
            {
                "fields": (("kind", "status"), ("since_year", "since_is_approximate"), "themes"),
                "description": _(
                    "The texts about what type and status mean are the same for all "
                    "cities. You change them under Types and statuses of relationship."
                ),
            },
        ),
        (
            _("The city itself"),
            {
                "fields": (
                    ("country", "website"),
                    "other_names",
                    ("latitude", "longitude"),
                    ("time_zone", "wikidata"),
                )
            },
        ),
        (_("Picture and documents"), {"fields": ("image", "documents")}),
        SLUGS,
        PUBLISHING,
    )
    inlines = (LocalNameInline, MilestoneInline, AgreementInline, SourceNoteInline)
    checkbox_fields = ("themes",)
    list_display = (
        *name_columns("name"),
        "country_display",
        "kind",
        "status",
        "state_display",
        "languages",
    )
    list_filter = ("state", LanguageFilter, "kind", "status", CountryFilter, "themes")
    list_select_related = ("kind", "status")
    search_fields = ("local_names__name", "other_names")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "country":
            return forms.ChoiceField(
                label=db_field.verbose_name.capitalize(),
                choices=lambda: [("", "---------"), *country_choices()],
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("country"), ordering="country")
    def country_display(self, city):
        return city.country_name
