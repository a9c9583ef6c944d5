"""The two sites that the browser looks at, each a server on a database of its own: one full, one bare."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings as django_settings

SECONDS_TO_START = 60


@dataclass(frozen=True)
class ServedSite:
    """A site that answers at `base`; `states` holds the path of each state in each language."""

    base: str
    states: dict[str, dict[str, str]]

    def address(self, state: str, language: str) -> str:
        return self.base + self.states[state][language]


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
        "EMAIL_FILE_PATH": str(folder / "emails"),
        "LOG_LEVEL": "ERROR",
    }


def make_once(which: str, shared: Path, made_by: str = "tests.browser.states") -> Path:
    """The folder of the site's database, media and `states.json`, made by the first of the workers to come.

    `made_by` is the module that makes it, run as a program.
    """
    folder = shared / which
    folder.mkdir(parents=True, exist_ok=True)
    with (shared / f"{which}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "states.json").exists():
            run = subprocess.run(
                [sys.executable, "-m", made_by, which],
                cwd=django_settings.BASE_DIR,
                env=environment(folder),
                capture_output=True,
                text=True,
                check=False,
            )
            assert run.returncode == 0, f"The {which} site could not be made:\n{run.stderr}"
            (folder / "states.json").write_text(run.stdout)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(base: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        try:
            urlopen(f"{base}/health/", timeout=5).close()  # noqa: S310 - our own server
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


@contextmanager
def served(which: str, shared: Path, own: Path):
    """The site, served from a copy of its own, as in production by gunicorn."""
    folder = own / which
    shutil.copytree(make_once(which, shared), folder)
    with running(folder, free_port()) as base:
        yield ServedSite(base, json.loads((folder / "states.json").read_text()))


@contextmanager
def running(folder: Path, port: int):
    """Serves the site of a folder; gives its address, and ends with the block."""
    base = f"http://localhost:{port}"
    log = folder / "server.log"
    command = ["-m", "gunicorn", "avoinhallinto.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, *command],
            cwd=django_settings.BASE_DIR,
            env=environment(folder),
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(base, server, log)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)
