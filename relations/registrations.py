"""What relations has that others use by name: its sections, models, role of staff and job."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing import jobs, registry, roles, sections
from publishing.registry import AdminGroup, RegisteredModel
from publishing.sections import Section

from . import models
from .images.job import MAKE_IMAGE_VARIANTS
from .roles import EDITOR

sections.register(
    Section("start", pgettext_lazy("first page", "Home"), "relations:start"),
    Section("cities", _("Cities"), "relations:city_list", in_navigation=True),
    Section(
        "friendship-towns",
        _("Friendship towns"),
        "relations:friendship_towns",
        in_navigation=True,
    ),
    Section("networks", _("Networks"), "relations:network_list", in_navigation=True),
    Section("projects", _("Projects"), "relations:project_list", in_navigation=True),
    Section(
        "cooperation", _("Other cooperation"), "relations:cooperation_list", in_navigation=True
    ),
    Section("visits", _("International visits"), "relations:visits", in_navigation=True),
    Section("documents", _("Documents"), "relations:document_list", in_navigation=True),
    Section("about", _("About the site"), "relations:about"),
    Section("accessibility", _("Accessibility statement")),
    Section("personal-data", _("Personal data")),
    Section("cookies", _("Cookies")),
)

registry.register_admin_groups(
    AdminGroup("cooperation", _("Cities and cooperation")),
    AdminGroup("pages", _("Pages, documents and pictures")),
    AdminGroup("meetings", _("Friendship-town meetings")),
    AdminGroup("words", _("Shared words and sources")),
)
registry.register(
    RegisteredModel(models.RelationTerm, admin_group="words", content_file="terms"),
    RegisteredModel(models.Theme, admin_group="words", content_file="themes"),
    RegisteredModel(models.Source, admin_group="words", content_file="sources"),
    RegisteredModel(models.SourceNote, admin_group="words"),
    RegisteredModel(
        models.Document, section="documents", admin_group="pages", content_file="documents"
    ),
    RegisteredModel(models.Image, admin_group="pages"),
    RegisteredModel(
        models.City,
        section="cities",
        admin_group="cooperation",
        content_file="cities",
        document_lookups=("documents", "agreements__document"),
    ),
    RegisteredModel(
        models.Network,
        section="networks",
        admin_group="cooperation",
        content_file="networks",
        document_lookups=("documents",),
    ),
    RegisteredModel(
        models.Project,
        section="projects",
        admin_group="cooperation",
        content_file="projects",
        document_lookups=("documents",),
    ),
    RegisteredModel(
        models.Cooperation,
        section="cooperation",
        admin_group="cooperation",
        content_file="cooperations",
        document_lookups=("documents",),
    ),
    RegisteredModel(models.VisitKind, admin_group="pages", content_file="visit_kinds"),
    RegisteredModel(
        models.Meeting,
        admin_group="meetings",
        shown_on="friendship-towns",
        document_lookups=("documents", "evaluation"),
    ),
    RegisteredModel(models.Rotation, admin_group="meetings", content_file="rotations"),
    RegisteredModel(
        models.Page,
        section="about",
        admin_group="pages",
        content_file="pages",
        document_lookups=("documents",),
        introduces_sections=True,
    ),
)

roles.register(EDITOR)

jobs.register(MAKE_IMAGE_VARIANTS)
