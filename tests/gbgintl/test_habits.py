"""Guards over the habits: sizes, hooks and CI."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 300


def python_files():
    """Every module, migrations apart."""
    folders = ("contact", "deploy", "gbgintl", "publishing", "relations", "tests")
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def hooks():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    return [hook for repository in config["repos"] for hook in repository["hooks"]]


def test_no_module_is_over_300_lines():
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()
    }

    assert lines
    assert {path: number for path, number in lines.items() if number > MOST_LINES} == {}


def test_the_hooks_are_the_linters_of_make_lint():
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    commands = {
        line.removeprefix("\t$(BIN)/").removesuffix(" templates").removesuffix(" Dockerfile")
        for line in recipe[1].splitlines()
        if "manage.py" not in line
    }

    assert {
        hook["entry"].removeprefix(".venv/bin/").removesuffix(" --force-exclude")
        for hook in hooks()
    } == commands


def test_hooks_download_nothing():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())

    assert {repository["repo"] for repository in config["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks()} == {"system"}


def test_the_workflow_only_checks_out_and_calls_ci_run():
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())

    steps = workflow["jobs"]["check"]["steps"]
    actions = [step["uses"].split("@")[0] for step in steps if "uses" in step]
    commands = [step["run"] for step in steps if "run" in step]
    assert actions == ["actions/checkout"]
    assert commands[-1] == ".ci/run"
    assert all(command.startswith("git config") for command in commands[:-1])
