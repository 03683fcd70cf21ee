"""The floors of the house: which app may import, load and include what from which."""

import ast
import re
from pathlib import Path

import pytest
from django.template.backends.django import get_installed_libraries

ROOT = Path(__file__).resolve().parents[2]
APPS = ("publishing", "relations", "contact", "gbgintl")
# What each app stands on. Nothing stands on gbgintl.
BELOW = {
    "publishing": set(),
    "relations": {"publishing"},
    "contact": {"publishing"},
    "gbgintl": {"publishing", "relations", "contact"},
}
# The page that every page extends; gbgintl puts the contact block and the menus there.
FRAME = "base.html"


def used_apps(source: str) -> set[str]:
    """The apps that a module imports, in any way, or whose pages it names."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # A module for import_module(), or a URL name for reverse() and redirect().
            if re.fullmatch(r"\w+[.:][\w.]+", node.value):
                names.add(node.value)
    return {re.split("[.:]", name)[0] for name in names} & set(APPS)


def apps_used_by_template(source: str, libraries: dict[str, str]) -> set[str]:
    """The apps whose tags a template loads, whose templates it includes, whose pages it names."""
    modules = [
        libraries.get(name, "")
        for names in re.findall(r"\{% load ([^%]*?) %\}", source)
        for name in names.split()
    ]
    templates = re.findall(r'\{% (?:include|extends) "(?:admin/)?([\w-]+)/', source)
    urls = re.findall(r"\{% url ['\"](\w+):", source)
    return {name.split(".")[0] for name in (*modules, *templates, *urls)} & set(APPS)


def owner_of_template(path: Path) -> str:
    """The app a template belongs to; what stands in no app's folder is gbgintl's."""
    parts = path.relative_to(ROOT / "templates").parts
    folder = parts[1] if parts[0] == "admin" else parts[0]
    return folder if folder in APPS else "gbgintl"


@pytest.mark.parametrize("app", APPS)
def test_an_app_uses_only_what_it_stands_on(app):
    modules = [path for path in (ROOT / app).rglob("*.py")]

    wrong = {
        str(path.relative_to(ROOT)): forbidden
        for path in modules
        if (forbidden := used_apps(path.read_text()) - BELOW[app] - {app})
    }

    assert modules
    assert wrong == {}


@pytest.mark.parametrize("app", APPS)
def test_a_template_uses_only_what_its_app_stands_on(app):
    templates = [p for p in (ROOT / "templates").rglob("*.*") if owner_of_template(p) == app]
    libraries = get_installed_libraries()

    wrong = {
        str(path.relative_to(ROOT)): forbidden
        for path in templates
        if (forbidden := apps_used_by_template(path.read_text(), libraries) - BELOW[app] - {app})
    }

    assert templates
    assert wrong == {}


@pytest.mark.parametrize("app", ["publishing", "relations", "contact"])
def test_a_page_extends_only_the_frame_the_admin_and_its_own_pages(app):
    extended = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / "templates").rglob("*.html")
        if owner_of_template(path) == app
        for name in re.findall(r'\{% (?:extends|include) "([^"]+)"', path.read_text())
        if name != FRAME and not name.startswith(("admin/", f"{app}/", "publishing/"))
    }

    assert extended == set()


@pytest.mark.parametrize(
    "source",
    [
        "import contact.models",
        "from contact.models import Case",
        "def late():\n    from contact import models",
        "import_module('contact.models')",
        "redirect('contact:form')",
        "def late():\n    return reverse_in_language('contact:form', 'sv')",
    ],
)
def test_the_guard_sees_every_use_in_a_module(source):
    assert used_apps(source) == {"contact"}


@pytest.mark.parametrize(
    "source",
    [
        "{% load i18n contact %}",
        '{% include "contact/_contact_block.html" %}',
        '{% extends "contact/form.html" %}',
        '{% include "admin/contact/_today.html" %}',
        "{% url 'contact:form' %}",
    ],
)
def test_the_guard_sees_every_use_in_a_template(source):
    assert apps_used_by_template(source, get_installed_libraries()) == {"contact"}
