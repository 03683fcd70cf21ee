"""What publishing has that others use by name: a model, and what editors may do with it."""

from django.utils.translation import gettext_lazy as _

from . import registry, roles
from .models import SiteNotice
from .registry import AdminGroup, RegisteredModel

registry.register_admin_groups(AdminGroup("site", _("The whole site")))
registry.register(RegisteredModel(SiteNotice, admin_group="site"))

roles.grant(
    "editor",
    *(f"publishing.{action}_sitenotice" for action in ("add", "change", "delete", "view")),
)
