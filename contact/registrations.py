"""The section that contact has, and what the site does with each of its models."""

from django.utils.translation import gettext_lazy as _

from publishing import registry, sections
from publishing.registry import AdminGroup, RegisteredModel
from publishing.sections import Section

from . import models

sections.register(Section("contact", _("Contact us"), "contact:form"))

registry.register_admin_groups(AdminGroup("contact", _("Questions and contact")))
registry.register(
    RegisteredModel(models.Case, admin_group="contact"),
    RegisteredModel(models.ReplyTemplate, admin_group="contact"),
    RegisteredModel(models.RetentionClass, admin_group="contact"),
    RegisteredModel(models.Disposal, admin_group="contact"),
    RegisteredModel(models.Office, admin_group="contact", content_file="offices"),
)
