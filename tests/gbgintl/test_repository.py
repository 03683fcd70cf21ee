"""Guards over files: templates, locked packages, migrations, the image and compose.yaml."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path
    for folder in ("templates", "contact", "gbgintl", "publishing", "relations")
    for path in (ROOT / folder).rglob("*.html")
)


def found(pattern, paths=TEMPLATES):
    """Every match of the pattern with its file, for the message of an assertion."""
    return [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in paths
        for match in re.finditer(pattern, path.read_text(), re.IGNORECASE)
    ]


def locked(path):
    return dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", (ROOT / path).read_text(), re.MULTILINE))


def test_the_templates_are_found():
    assert TEMPLATES


def test_every_translated_block_is_trimmed():
    assert found(r"\{% blocktrans(?:late)?\b(?![^%]*\btrimmed\b)[^%]*%\}") == []


def test_every_endblock_repeats_its_name():
    assert found(r"\{% endblock %\}") == []


def test_no_template_has_inline_style():
    assert found(r"<style\b|\sstyle=") == []


def test_no_template_has_inline_script():
    # Data for machines is no script: a browser does not run it.
    assert found(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>") == []


def test_no_template_has_event_handlers_or_script_urls():
    assert found(r"\son[a-z]+=|javascript:") == []


def test_no_template_fetches_from_another_host():
    assert found(r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//") == []


@pytest.mark.parametrize("path", ["requirements/run.txt", "requirements/dev.txt"])
def test_locked_requirements_name_no_host(path):
    text = (ROOT / path).read_text()

    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("path", ["requirements/run.txt", "requirements/dev.txt"])
def test_every_locked_requirement_has_its_hashes(path):
    entries = re.split(r"\n(?=\S)", (ROOT / path).read_text().strip())

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_with_the_packages_that_are_shipped():
    run, dev = locked("requirements/run.txt"), locked("requirements/dev.txt")

    assert {name: dev.get(name) for name in run} == run


def test_every_dependency_is_locked():
    project = (ROOT / "pyproject.toml").read_text()
    declared = set(re.findall(r'^  "([a-z0-9-]+)[\[><=",]', project, re.MULTILINE))

    assert declared
    assert declared <= set(locked("requirements/dev.txt"))


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", "--verbosity=0")


def test_the_image_has_every_package_of_the_site():
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)

    assert [name for name in allowed if not (ROOT / name).exists()] == []
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages | {"templates", "static", "locale", "manage.py"} <= set(allowed)


def test_the_image_runs_as_an_unprivileged_user():
    lines = (ROOT / "Dockerfile").read_text().splitlines()

    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001:10001"]


def test_compose_services_are_hardened():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]

    assert set(services) == {"db", "migrate", "web", "worker", "proxy"}
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "healthcheck" in service or name == "web", name
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_make_lists_its_targets():
    result = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)

    for target in ("run", "test", "check", "messages"):
        assert re.search(rf"^  make {target} +\S", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("script", [".ci/run", ".ci/with-postgresql"])
def test_scripts_are_executable_and_have_no_syntax_error(script):
    path = ROOT / script

    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)
