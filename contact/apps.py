from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from publishing import roles

from .roles import EDITOR_GRANTS, HANDLER, REGISTRAR


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Contact and cases")

    def ready(self):
        from . import registrations  # noqa: F401

        roles.register(HANDLER, REGISTRAR)
        roles.grant("editor", *EDITOR_GRANTS)

        # They have models, which can be imported now and no earlier.
        from publishing import jobs

        from .mail.job import DELIVER_MAIL

        jobs.register(DELIVER_MAIL)
