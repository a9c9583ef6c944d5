"""The site of a journey: where it answers, what it holds, and its commands."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings as django_settings

from tests.browser.sites import ServedSite, environment


@dataclass(frozen=True)
class JourneySite(ServedSite):
    """`folder` holds its database, its files and the e-mail that it sent."""

    folder: Path

    def command(self, *words: str) -> str:
        """Runs a command of manage.py on the site while it is served, as cron does; gives what it said."""
        run = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=django_settings.BASE_DIR,
            env=environment(self.folder),
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{' '.join(words)} failed:\n{run.stderr}"
        return run.stdout


def tell_its_address(folder: Path, port: int) -> None:
    """Writes into a site's database where it is served, so that the links in its e-mail lead to it."""
    with closing(sqlite3.connect(folder / "site.sqlite3")) as database, database:
        database.execute("UPDATE wagtailcore_site SET hostname = 'localhost', port = ?", (port,))
