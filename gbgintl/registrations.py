"""What the site as a whole adds to the admin's first page."""

from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from publishing import registry
from publishing.registry import AdminGroup, RegisteredModel

registry.register_admin_groups(AdminGroup("staff", _("Staff")))
registry.register(
    RegisteredModel(User, admin_group="staff"), RegisteredModel(Group, admin_group="staff")
)
