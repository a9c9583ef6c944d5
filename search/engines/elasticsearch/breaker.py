from functools import cache

from search.circuit_breaker import CircuitBreaker


@cache
def elasticsearch_breaker() -> CircuitBreaker:
    """Whether Elasticsearch is asked at all, in this process, now."""
    return CircuitBreaker()
