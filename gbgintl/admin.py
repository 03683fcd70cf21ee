from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing import registry


class StaffSite(admin.AdminSite):
    """The admin under the site's own name; all apps register with it as the default site."""

    site_header = _("Gothenburg International")
    site_title = _("Gothenburg International")
    index_title = _("What do you want to do?")
    # Two languages side by side need the room; breadcrumbs lead back to the first page.
    enable_nav_sidebar = False

    def get_app_list(self, request, app_label=None):
        """What the member of staff may see, in the groups above; the rest by app, last."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        models = {
            f"{app['app_label']}.{model['object_name']}": model
            for app in apps
            for model in app["models"]
        }
        groups = []
        for group, its_models in registry.admin_groups():
            labels = [model._meta.label for model in its_models]
            found = [models.pop(label) for label in labels if label in models]
            if found:
                groups.append(
                    {"app_label": group.code, "name": group.name, "app_url": "", "models": found}
                )
        others = list(models.values())
        for app in apps:
            left = [model for model in app["models"] if model in others]
            if left:
                groups.append(app | {"models": left})
        return groups
