"""A rebuild that is killed half-way, as by the machine's end: the old index serves on, and the next one is whole."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from search.engines.elasticsearch.indices import alias_of, current_index

pytestmark = pytest.mark.elasticsearch

NUMBER = 3_000
FILL = f"""
from uuid import uuid4
from search.analysis import analyser_version
from search.models import IndexedDocument
IndexedDocument.objects.bulk_create(
    IndexedDocument(
        page_id=place, translation_key=uuid4(), language="fi", page_type="practice", title=f"Raati {{place}}",
        title_terms="raati", language_terms="xlangfi", revision=1,
        analyser=analyser_version("fi"),
    )
    for place in range({NUMBER})
)
"""


@pytest.fixture
def manage(tmp_path, elasticsearch, elasticsearch_address, settings):
    """Starts a management command in a process of its own, on a database of its own with many indexed documents."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "avoinhallinto.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "ELASTICSEARCH_URL": elasticsearch_address,
        "ELASTICSEARCH_INDEX_PREFIX": settings.ELASTICSEARCH_INDEX_PREFIX,
    }

    def start(*arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=django_settings.BASE_DIR,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    for arguments in (("migrate", "--verbosity", "0"), ("shell", "--verbosity", "0", "--command", FILL)):
        command = start(*arguments)
        errors = command.communicate()[1]
        assert command.returncode == 0, errors
    return start


def test_the_old_index_serves_after_a_rebuild_was_killed(manage, elasticsearch):
    rebuild = ("search_rebuild", "--engine", "elasticsearch", "--language", "fi")
    assert manage(*rebuild).wait() == 0
    before = current_index(elasticsearch, "fi")

    killed = manage(*rebuild)
    for line in killed.stderr:
        if line.startswith("elasticsearch fi: "):
            break
    killed.kill()
    killed.communicate()

    assert killed.returncode < 0
    assert len(elasticsearch.indices.get(index=f"{alias_of('fi')}-*")) == 2
    assert current_index(elasticsearch, "fi") == before
    elasticsearch.indices.refresh(index=alias_of("fi"))
    assert elasticsearch.count(index=alias_of("fi"))["count"] == NUMBER

    assert manage(*rebuild).wait() == 0
    assert list(elasticsearch.indices.get(index=f"{alias_of('fi')}-*")) == [current_index(elasticsearch, "fi")]
    assert elasticsearch.count(index=alias_of("fi"))["count"] == NUMBER
