from django.contrib.admin.apps import AdminConfig


class StaffSiteConfig(AdminConfig):
    default_site = "gbgintl.admin.StaffSite"
