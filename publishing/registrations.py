"""What the ground floor adds to the admin's first page."""

from django.utils.translation import gettext_lazy as _

from . import registry
from .models import SiteNotice
from .registry import AdminGroup, RegisteredModel

registry.register_admin_groups(AdminGroup("site", _("The whole site")))
registry.register(RegisteredModel(SiteNotice, admin_group="site"))
