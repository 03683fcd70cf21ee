from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class StaffSite(admin.AdminSite):
    """The admin under the site's own name; both apps register with it as the default site."""

    site_header = _("Gothenburg International")
    site_title = _("Gothenburg International")
    index_title = _("What do you want to do?")
