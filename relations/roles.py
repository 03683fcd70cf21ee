"""The role of staff who edit the content of the site (docs/editing.md)."""

from django.utils.translation import gettext_lazy as _

from publishing.roles import Role

EDITED_MODELS = (
    "agreement",
    "city",
    "cooperation",
    "document",
    "documentversion",
    "forum",
    "hosttown",
    "image",
    "localname",
    "meeting",
    "milestone",
    "network",
    "networkfigure",
    "pagefigure",
    "page",
    "project",
    "relationterm",
    "rotation",
    "source",
    "sourcenote",
    "theme",
    "visitkind",
)
EDITOR = Role(
    "editor",
    _("Editor"),
    tuple(
        f"relations.{action}_{model}"
        for model in EDITED_MODELS
        for action in ("add", "change", "delete", "view")
    ),
)
