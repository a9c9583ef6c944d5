"""What the tests of the search share: each engine in turn, holding what the index holds."""

from collections.abc import Callable

import pytest

from search.analysis import LANGUAGES
from search.engines.elasticsearch.client import write_client
from search.engines.elasticsearch.indices import alias_of
from search.indexing import rebuild_elasticsearch


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def search_engine(request, db) -> str:
    """The name of an engine. What the test indexes is in it after `in_engine()`."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return request.param


@pytest.fixture
def in_engine(search_engine) -> Callable[[], None]:
    """Brings what the embedded index holds into the engine under test, to be found at once."""

    def bring() -> None:
        if search_engine == "elasticsearch":
            rebuild_elasticsearch()
            for language in LANGUAGES:
                write_client().indices.refresh(index=alias_of(language))

    return bring
