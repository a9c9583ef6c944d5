"""What waits for Elasticsearch is sent again without a hand: by a thread that searches set off, now and then."""

import logging
import threading
import time

from django.db import DatabaseError, connection

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.breaker import elasticsearch_breaker
from search.engines.elasticsearch.writing import send_waiting
from search.models import WaitingForElasticsearch

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 20.0


class Resender:
    """One for a process. `nudge` costs a visitor nothing but a look at the clock."""

    def __init__(self, seconds_between: float = SECONDS_BETWEEN) -> None:
        self._seconds_between = seconds_between
        self._next_at = 0.0
        self._lock = threading.Lock()

    def nudge(self) -> threading.Thread | None:
        """Starts the sending where it is due; gives the thread that sends."""
        with self._lock:
            if time.monotonic() < self._next_at:
                return None
            self._next_at = time.monotonic() + self._seconds_between
        thread = threading.Thread(target=self._run, name="search-resending", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        try:
            self.send()
        except DatabaseError:
            logger.exception("What waits for Elasticsearch goes on waiting.")
        finally:
            connection.close()

    def send(self) -> None:
        """Sends what waits, now and in this thread."""
        try:
            if WaitingForElasticsearch.objects.exists():
                logger.info("%s pages that waited for Elasticsearch were sent.", send_waiting())
        except EngineUnavailable as failure:
            elasticsearch_breaker().failed()
            logger.warning("What waits for Elasticsearch goes on waiting: %s", failure)
