"""The roles of staff who work with cases (docs/cases.md)."""

from django.utils.translation import gettext_lazy as _

from publishing.roles import Role

HANDLER = Role(
    "handler",
    _("Case officer"),
    (
        "contact.view_case",
        "contact.handle_case",
        "contact.export_case",
        "contact.view_replytemplate",
        "contact.add_replytemplate",
        "contact.change_replytemplate",
    ),
)
REGISTRAR = Role(
    "registrar",
    _("Registrar"),
    (
        *HANDLER.permissions,
        "contact.register_case",
        "contact.view_secret_case",
        "contact.dispose_case",
        "contact.view_disposal",
        "contact.delete_replytemplate",
        "contact.view_retentionclass",
        "contact.add_retentionclass",
        "contact.change_retentionclass",
        "contact.delete_retentionclass",
    ),
)
# What the role of another app needs here: editors keep the office's facts up to date.
EDITOR_GRANTS = (
    "contact.view_office",
    "contact.change_office",
    "contact.view_openinghours",
    "contact.add_openinghours",
    "contact.change_openinghours",
    "contact.delete_openinghours",
)
