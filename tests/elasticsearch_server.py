"""A real Elasticsearch for tests: started once, kept for the other workers, ended by `make test`.

Where it cannot be started (no JDK, no Maven) tests that need it are skipped with the reason; in CI they fail.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from elasticsearch import Elasticsearch

from search.engines import elasticsearch_engine
from search.engines.elasticsearch import client
from search.engines.elasticsearch.breaker import elasticsearch_breaker


def elasticsearch_command(*arguments: str) -> str:
    """Runs scripts/elasticsearch and gives its last line; RuntimeError with its last words where it fails."""
    run = subprocess.run(
        [sys.executable, "scripts/elasticsearch", *arguments],
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError((run.stderr.strip() or run.stdout.strip()).splitlines()[-1])
    return run.stdout.strip().rpartition("\n")[2]


def start_or_skip(*arguments: str) -> str:
    """The address of a started instance."""
    try:
        return elasticsearch_command("start", *arguments)
    except RuntimeError as failure:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"Elasticsearch could not be started: {failure}")


def forget_clients() -> None:
    for cached in (client.search_client, client.write_client, elasticsearch_engine, elasticsearch_breaker):
        cached.cache_clear()


@pytest.fixture(scope="session")
def elasticsearch_address() -> str:
    return start_or_skip("--name", "tests", "--port", "9310")


@pytest.fixture
def elasticsearch(elasticsearch_address, settings, worker_id) -> Elasticsearch:
    """The settings pointed at the tests' Elasticsearch, under a prefix of this worker's own, left empty after."""
    settings.ELASTICSEARCH_URL = elasticsearch_address
    settings.ELASTICSEARCH_INDEX_PREFIX = f"test-{worker_id}"
    forget_clients()
    yield client.write_client()
    indices = list(client.write_client().indices.get(index=f"test-{worker_id}-*"))
    if indices:
        client.write_client().indices.delete(index=indices)
    forget_clients()
