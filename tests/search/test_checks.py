"""An index that another analyser or another mapping made is noticed at start-up, with what to run."""

import pytest
from django.core.checks import run_checks

from search.engines.elasticsearch.indices import index_version
from search.models import IndexedDocument, IndexState
from tests.factories import make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(site, committed) -> IndexState:
    with committed():
        make_practice(site, "Raati")
    return IndexState.objects.get()


def found(id_: str) -> list:
    return [message for message in run_checks() if message.id == id_]


def test_an_index_of_this_code_gives_no_warning(state):
    assert found("search.W001") == []


def test_another_analyser_is_noticed_and_says_what_to_run(state):
    IndexedDocument.objects.filter(language="fi").update(analyser="of another time")

    (message,) = found("search.W001")

    assert " in fi " in message.msg
    assert "manage.py search_rebuild" in message.hint


def test_another_mapping_is_noticed_and_says_what_to_run(state, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    IndexState.objects.update(elasticsearch_versions={"fi": index_version(), "sv": "of another time"})

    (message,) = found("search.W002")

    assert "for sv " in message.msg
    assert "manage.py search_rebuild" in message.hint
