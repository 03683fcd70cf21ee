from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class RelationsConfig(AppConfig):
    name = "relations"
    verbose_name = _("International relations")

    def ready(self):
        from . import registrations  # noqa: F401

        # The history models are made after the user model has listed what points at it. Without
        # this, deleting a member of staff would fail instead of leaving the history without a name.
        for model in apps.get_models(include_auto_created=True):
            model._meta._expire_cache()
