"""One rebuild at a time, on however many machines: a lock that its holder's end releases, however it ends."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

# An arbitrary number of our own: PostgreSQL's advisory locks are known by numbers alone.
POSTGRESQL_LOCK = 7_401_253


class RebuildRunning(Exception):
    """Another rebuild is under way."""


@contextmanager
def rebuild_lock() -> Iterator[None]:
    """Held while a rebuild runs. Raises RebuildRunning where another holds it."""
    held = _postgresql_lock() if connection.vendor == "postgresql" else _file_lock()
    with held:
        yield


@contextmanager
def _postgresql_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [POSTGRESQL_LOCK])
        if not cursor.fetchone()[0]:
            raise RebuildRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [POSTGRESQL_LOCK])


@contextmanager
def _file_lock() -> Iterator[None]:
    """SQLite is one file on one machine: so is the lock, beside it."""
    database = Path(str(connection.settings_dict["NAME"]))
    # A database in memory has no file to stand beside; its lock is this process's.
    lock = (
        Path(f"{database}.search-rebuild")
        if database.is_file()
        else Path(tempfile.gettempdir()) / f"search-rebuild-{os.getpid()}"
    )
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RebuildRunning from error
        yield
