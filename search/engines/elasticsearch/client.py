"""The connection to Elasticsearch: short time-outs for visitors, longer ones for writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import BulkIndexError

from search.engines.base import EngineUnavailable

SEARCH_TIMEOUT = 1.0  # seconds; a visitor is answered by the embedded engine after that
WRITE_TIMEOUT = 10.0  # seconds


@cache
def search_client() -> Elasticsearch:
    """The client that answers visitors: one try, one second."""
    return Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=SEARCH_TIMEOUT, max_retries=0)


@cache
def write_client() -> Elasticsearch:
    """The client for writing and for commands."""
    return Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=WRITE_TIMEOUT, max_retries=0)


@contextmanager
def unavailable_on_failure() -> Iterator[None]:
    """Whatever Elasticsearch or the way to it does wrong comes out as EngineUnavailable."""
    try:
        yield
    except (ApiError, TransportError, BulkIndexError) as error:
        raise EngineUnavailable(f"elasticsearch: {type(error).__name__}: {str(error)[:300]}") from error
