from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from .sorting import register_collations


class RelationsConfig(AppConfig):
    name = "relations"
    verbose_name = _("International relations")

    def ready(self):
        connection_created.connect(register_collations, dispatch_uid="collations")
        # The history models are made after the user model has listed what points at it. Without
        # this, deleting a member of staff would fail instead of leaving the history without a name.
        for model in apps.get_models(include_auto_created=True):
            model._meta._expire_cache()
