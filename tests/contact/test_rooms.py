"""The rooms of `contact` have an order, and no lower room imports a higher one."""

import ast
from pathlib import Path

import pytest

import contact

ROOT = Path(contact.__file__).parent

# From the lowest up; only the rooms of the last line may know each other.
ORDER = (("office", "mail"), ("cases",), ("intake",), ("desk", "retention", "disclosure"))
LEVELS = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
TOP = len(ORDER) - 1


def may_import(room, other):
    if LEVELS[room] == LEVELS[other]:
        return room == other or LEVELS[room] == TOP
    return LEVELS[other] < LEVELS[room]


def imported_modules(path, root=ROOT):
    """The full names of what a module imports, also within a function."""
    package = ("contact", *path.relative_to(root).parent.parts)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_imported(path, root=ROOT):
    for name in imported_modules(path, root):
        parts = name.split(".")
        if parts[0] == "contact" and len(parts) > 1:
            yield parts[1]


def test_every_folder_is_a_room_of_the_order():
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert folders - {"management", "migrations", "templatetags"} == set(LEVELS)


@pytest.mark.parametrize("room", LEVELS)
def test_a_room_imports_only_from_rooms_below_it(room):
    modules = list((ROOT / room).rglob("*.py"))
    assert modules

    for path in modules:
        for other in rooms_imported(path):
            # The whole app, as Django sees it, would be a way round.
            assert other in LEVELS, f"{path} imports contact.{other}"
            assert may_import(room, other), f"{path} imports contact.{other}"


@pytest.mark.parametrize(
    ("line", "room"),
    [
        ("from contact.intake import receive", "intake"),
        ("import contact.desk.forms", "desk"),
        ("from ..intake.receive import receive", "intake"),
        ("from .. import retention", "retention"),
        ("def late():\n    from contact.models import Case", "models"),
    ],
)
def test_the_guard_sees_every_way_to_import(tmp_path, line, room):
    (tmp_path / "cases").mkdir()
    module = tmp_path / "cases" / "module.py"
    module.write_text(line)

    assert room in set(rooms_imported(module, tmp_path))
