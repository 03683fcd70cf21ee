from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SiteConfig(AppConfig):
    name = "gbgintl"
    default = False

    def ready(self):
        from . import registrations  # noqa: F401


class StaffSiteConfig(AdminConfig):
    default = False
    default_site = "gbgintl.admin.StaffSite"
