from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from . import roles
from .sqlite import register_functions


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self):
        from . import registrations  # noqa: F401

        connection_created.connect(register_functions, dispatch_uid="sqlite")
        # django.contrib.auth is loaded earlier, and its receiver creates the permissions first.
        post_migrate.connect(roles.create_groups, dispatch_uid="roles")
        self._label_groups()

    def _label_groups(self):
        """Show a group by the label of its role, in forms, lists and filters alike."""
        from django.contrib.auth.models import Group

        Group.add_to_class("__str__", lambda group: roles.label_of(group.name))
