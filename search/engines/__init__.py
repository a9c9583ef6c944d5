"""The engines that answer searches: Elasticsearch where there is one, the embedded engine where there is none."""

import logging
from functools import cache

from django.conf import settings

from search.engines.base import Engine, EngineAnswer, EngineQuery, EngineUnavailable
from search.engines.elasticsearch.breaker import elasticsearch_breaker
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.resending import Resender

ENGINE_NAMES = ("embedded", "elasticsearch")

logger = logging.getLogger(__name__)


@cache
def embedded_engine() -> EmbeddedEngine:
    """The engine in the site's own database: always written, and always there to answer."""
    return EmbeddedEngine()


@cache
def elasticsearch_engine() -> ElasticsearchEngine:
    return ElasticsearchEngine()


@cache
def resender() -> Resender:
    return Resender()


def answer(query: EngineQuery, engine: str | None = None) -> EngineAnswer:
    """Answers a search by Elasticsearch, and by the embedded engine where that fails; a visitor never notices.

    With `engine`, one of ENGINE_NAMES, that engine alone is asked; it may raise EngineUnavailable then.
    """
    if engine:
        return engine_named(engine).search(query)
    if settings.ELASTICSEARCH_URL and elasticsearch_breaker().allows():
        try:
            found = elasticsearch_engine().search(query)
        except EngineUnavailable as failure:
            elasticsearch_breaker().failed()
            logger.warning("The embedded engine answers: %s", failure)
        else:
            elasticsearch_breaker().succeeded()
            resender().nudge()
            return found
    return embedded_engine().search(query)


def engine_named(name: str) -> Engine:
    return elasticsearch_engine() if name == "elasticsearch" else embedded_engine()
