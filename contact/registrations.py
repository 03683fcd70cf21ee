"""What contact has that others use by name: its section, models, roles of staff and job."""

from django.utils.translation import gettext_lazy as _

from publishing import cookies, jobs, registry, roles, sections
from publishing.cookies import Cookie
from publishing.registry import AdminGroup, RegisteredModel
from publishing.sections import Section

from . import models
from .intake import receipt
from .mail.job import DELIVER_MAIL
from .roles import EDITOR_GRANTS, HANDLER, REGISTRAR

sections.register(Section("contact", _("Contact"), "contact:form", in_navigation=True))

registry.register_admin_groups(AdminGroup("contact", _("Questions and contact")))
registry.register(
    RegisteredModel(models.Case, admin_group="contact"),
    RegisteredModel(models.ReplyTemplate, admin_group="contact"),
    RegisteredModel(models.RetentionClass, admin_group="contact"),
    RegisteredModel(models.Disposal, admin_group="contact"),
    RegisteredModel(models.Office, admin_group="contact", content_file="offices"),
)

roles.register(HANDLER, REGISTRAR)
roles.grant("editor", *EDITOR_GRANTS)

jobs.register(DELIVER_MAIL)

cookies.register(
    Cookie(
        receipt.COOKIE,
        _("Shows you the receipt for your message. It is sent to the receipt’s address only."),
        receipt.MAX_AGE,
    )
)
