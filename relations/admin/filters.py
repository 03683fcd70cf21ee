from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.sorting import alphabetical_key
from relations.countries import country_name


class CountryFilter(admin.SimpleListFilter):
    title = _("country")
    parameter_name = "country"

    def lookups(self, request, model_admin):
        codes = model_admin.model.objects.order_by().values_list("country", flat=True).distinct()
        names = [(code, country_name(code)) for code in codes]
        return sorted(names, key=lambda item: alphabetical_key(item[1], request.LANGUAGE_CODE))

    def queryset(self, request, queryset):
        return queryset.filter(country=self.value()) if self.value() else queryset
