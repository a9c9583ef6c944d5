"""Production refuses to start while something it needs is missing, and says what; it makes no demo accounts."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "for-this-test-alone-abcdefghijklmnopqrstuvwxyz-0123456789",
    "ALLOWED_HOSTS": "avoinhallinto.example",
    "DATABASE_URL": "postgres://user:password@localhost:5432/name",
}


def run_in_production(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """A management command in a process of its own with production's settings and this environment alone."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "avoinhallinto.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", list(COMPLETE))
def test_production_does_not_start_without(missing):
    run = run_in_production("check", **{name: value for name, value in COMPLETE.items() if name != missing})

    assert run.returncode != 0
    assert missing in run.stderr
    assert not any(name in run.stderr.splitlines()[-1] for name in COMPLETE if name != missing)


def test_production_starts_with_all_of_them_and_django_finds_nothing_to_warn_of():
    run = run_in_production("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    assert run.returncode == 0, run.stderr


def test_demo_accounts_are_refused_in_production():
    run = run_in_production(
        "shell", "-c", "from avoinhallinto.demo.accounts import make_accounts; make_accounts()", **COMPLETE
    )

    assert run.returncode != 0
    assert "DemoAccountsRefused" in run.stderr


def test_every_variable_that_the_settings_read_is_in_the_example():
    read = set()
    for file in (settings.BASE_DIR / "avoinhallinto" / "settings").glob("*.py"):
        read |= set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", file.read_text()))
    example = (settings.BASE_DIR / ".env.example").read_text()

    assert {name for name in read if f"{name}=" not in example} == {"DEBUG"}


@pytest.mark.django_db
def test_health_answers(client):
    response = client.get("/health/")

    assert (response.status_code, response.json()) == (200, {"database": "ok"})
