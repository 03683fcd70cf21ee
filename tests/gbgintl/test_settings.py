import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

REQUIRED = [
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SITE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "CASE_RECIPIENT",
]


def production(**changes):
    lines = (ROOT / "deploy/throwaway.env").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return settings | changes


def manage(*arguments, settings):
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **settings},
        capture_output=True,
        text=True,
    )


def variables_in(path, pattern):
    return set(re.findall(pattern, (ROOT / path).read_text()))


def variables_of_the_code():
    """What the code reads, by the one way in which each of these files reads it."""
    return (
        variables_in("gbgintl/settings.py", r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"')
        | variables_in("deploy/gunicorn.conf.py", r'environ(?:\.get\(|\[)"([A-Z_]+)"')
        | variables_in("deploy/check_health.py", r'environ(?:\.get\(|\[)"([A-Z_]+)"')
        | variables_in("compose.yaml", r"\$\{([A-Z_]+)")
    )


def test_without_debug_the_site_does_not_start_and_names_everything_that_is_missing():
    nothing = dict.fromkeys([*REQUIRED, "DEBUG"], "")

    result = manage("check", settings=nothing | {"DEBUG": "false"})

    assert result.returncode != 0
    assert [name for name in REQUIRED if name not in result.stderr] == []


@pytest.mark.parametrize("name", REQUIRED)
def test_one_missing_setting_is_enough_not_to_start_and_is_named_alone(name):
    result = manage("check", settings=production(**{name: ""}))

    message = result.stderr.strip().splitlines()[-1]
    assert result.returncode != 0
    assert [other for other in REQUIRED if re.search(rf"\b{other}\b", message)] == [name]


def test_under_production_settings_django_finds_nothing_to_warn_of():
    result = manage("check", "--deploy", "--fail-level", "WARNING", settings=production())

    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("System check identified no issues")
    assert result.stderr == ""


def test_behind_a_proxy_django_finds_nothing_to_warn_of():
    settings = production(TRUSTED_PROXY_COUNT="1")

    result = manage("check", "--deploy", "--fail-level", "WARNING", settings=settings)

    assert result.returncode == 0, result.stderr


def test_the_example_lists_every_variable_that_the_code_reads_and_no_other():
    example = (ROOT / ".env.example").read_text()

    listed = re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)

    assert sorted(listed) == sorted(variables_of_the_code())


def test_the_example_explains_every_variable_in_one_sentence():
    _head, *entries = (ROOT / ".env.example").read_text().strip().split("\n\n")

    unexplained = [entry for entry in entries if not re.fullmatch(r"# .+\.\n#?[A-Z_]+=.*", entry)]

    assert unexplained == []


def test_the_example_asks_for_what_production_requires():
    example = (ROOT / ".env.example").read_text()

    asked_for = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)

    assert set(REQUIRED) <= set(asked_for)


def test_the_readme_lists_every_variable_that_the_code_reads():
    readme = (ROOT / "README.md").read_text()

    assert [name for name in variables_of_the_code() if f"`{name}`" not in readme] == []


def test_sqlite_writes_ahead_so_that_readers_never_wait(tmp_path):
    ask = (
        "from django.db import connection as c; k = c.cursor(); k.execute('PRAGMA journal_mode'); "
        "print('mode:', *k.fetchone())"
    )

    answer = manage(
        "shell", "-c", ask, settings=production(DATABASE_URL=f"sqlite:///{tmp_path}/site.sqlite3")
    )

    assert "mode: wal" in answer.stdout
