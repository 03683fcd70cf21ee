"""The last result of `make walk`, which it keeps in docs/walk.md."""

import os
from pathlib import Path

from django.db import connection

FILE = Path(__file__).resolve().parents[2] / "docs" / "walk.md"
# `make walk` goes through much more than the initial content.
IS_FILLED = os.environ.get("WALK") == "filled"


def keep_result(name, walk):
    """Add a line for a walk through the filled site; elsewhere nothing."""
    if IS_FILLED:
        counts = f"{len(walk.visits)} | {len(walk.findings)} | {walk.seconds:.0f}"
        with FILE.open("a") as file:
            file.write(f"| {name} | {connection.vendor} | {counts} |\n")
