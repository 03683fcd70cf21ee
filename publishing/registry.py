"""Registry: what the site does with each model. Each app registers its own in `registrations.py`.

The views, the sitemap, the links between records and documents, the groups of the admin's first
page, the loader of the initial content and the guards of the tests follow from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from . import sections


@dataclass(frozen=True)
class RegisteredModel:
    """`section` is given for a model whose records have public pages of their own below it.

    Records without pages of their own may be shown on the page of a section (`shown_on`).
    `document_lookups` lead from a record to the documents that are shown with it, `content_file` is
    the name of its initial content without .toml, `admin_group` the code of an AdminGroup.

    The records of one model introduce the sections. Each has `section` (a code or empty),
    `menu_title`, `is_in_footer`, `get_absolute_url` and `image` (None, or with the `template_name`
    that draws it). Its queryset has `readable`, `for_frame` (what the frame of every page names,
    without long texts) and `for_page` (with all that the page of a section shows).
    """

    model: type[models.Model]
    admin_group: str = ""
    content_file: str = ""
    section: str = ""
    shown_on: str = ""
    document_lookups: tuple[str, ...] = ()
    introduces_sections: bool = False


@dataclass(frozen=True)
class AdminGroup:
    """A group on the admin's first page."""

    code: str
    name: str


_models: dict[type[models.Model], RegisteredModel] = {}
_admin_groups: dict[str, AdminGroup] = {}


def register(*registered: RegisteredModel) -> None:
    """In the order in which the initial content is loaded: each after those it refers to."""
    _models.update({entry.model: entry for entry in registered})


def register_admin_groups(*groups: AdminGroup) -> None:
    _admin_groups.update({group.code: group for group in groups})


def registered_models() -> Iterator[RegisteredModel]:
    return iter(_models.values())


def public_models() -> list[type[models.Model]]:
    """The models whose records have public pages of their own."""
    return [entry.model for entry in registered_models() if entry.section]


def page_model() -> type[models.Model]:
    """The model whose records introduce the sections."""
    return next(entry.model for entry in registered_models() if entry.introduces_sections)


def section_of(model: type[models.Model]) -> sections.Section:
    """The section below which the pages of a public model stand."""
    return sections.get(_models[model].section)


def admin_groups() -> Iterator[tuple[AdminGroup, list[type[models.Model]]]]:
    """The groups of the admin's first page with their models, both as they were registered."""
    for group in _admin_groups.values():
        yield group, [e.model for e in registered_models() if e.admin_group == group.code]
