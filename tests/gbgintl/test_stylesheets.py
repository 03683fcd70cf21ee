"""Nothing in the style sheets that no page uses."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import django_prose_editor
import pytest
from django.conf import settings
from django.contrib import admin

ROOT = settings.BASE_DIR
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
# What names a class in code: a script that sets one, a form that gives one to a widget.
CODE = [
    *(ROOT / "static" / "js").glob("*.js"),
    *(
        path
        for app in ("gbgintl", "publishing", "relations", "contact")
        for path in (ROOT / app).rglob("*.py")
    ),
]
# The admin's pages are mostly other people's.
ADMIN_SHEETS = ("admin.css", "desk.css")
PACKAGES = [Path(package.__file__).parent for package in (admin, django_prose_editor)]


def text_of(paths):
    return "\n".join(path.read_text() for path in paths)


def selectors(css):
    """What stands before each block, without comments, strings and at-rules."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.findall(r"([^{};@]+)\{", re.sub(r'"[^"]*"', '""', css))


def classes_of(css):
    return {
        name for selector in selectors(css) for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }


def classes_in_templates():
    """Each as a pattern, in which a part that a template works out is a star."""
    html = text_of((ROOT / "templates").rglob("*.html"))
    html = re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{.*?\}\}", "*", html))
    values = re.findall(r'\bclass="(.*?)"', html)
    return {name for value in values for name in value.split()} - {"*"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_class_of_a_style_sheet_is_on_some_page(sheet):
    in_templates = classes_in_templates()
    code = text_of(CODE)
    if sheet.name in ADMIN_SHEETS:
        suffixes = (".html", ".js", ".py", ".css")
        code += text_of(
            path for package in PACKAGES for path in package.rglob("*") if path.suffix in suffixes
        )
    words = set(re.findall(r"[\w-]+", code))
    patterns = in_templates | set(re.findall(r"\b[a-z]+-\*", re.sub(r"\{\}|%s", "*", code)))

    unused = {
        name
        for name in classes_of(sheet.read_text()) - words
        if not any(fnmatchcase(name, pattern) for pattern in patterns)
    }

    assert unused == set()


def test_every_colour_and_size_is_used():
    css = text_of(SHEETS)

    defined = set(re.findall(r"(--[\w-]+):", (ROOT / "static/css/tokens.css").read_text()))

    assert {name for name in defined if f"var({name}" not in css} == set()
