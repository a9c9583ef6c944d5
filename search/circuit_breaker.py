"""A circuit breaker: after failures in a row, leaves what fails alone for a while, then tries it once."""

import threading
import time

FAILURES_BEFORE_OPEN = 2
SECONDS_OPEN = 5.0


class CircuitBreaker:
    """Whether something may be tried now. Safe among threads; each process has its own."""

    def __init__(self, failures: int = FAILURES_BEFORE_OPEN, seconds_open: float = SECONDS_OPEN) -> None:
        self._failures_before_open = failures
        self._seconds_open = seconds_open
        self._failures = 0
        self._try_again_at = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """True where the thing may be tried; while it is left alone, for one caller each time the wait is over."""
        with self._lock:
            if self._failures < self._failures_before_open:
                return True
            now = time.monotonic()
            if now < self._try_again_at:
                return False
            self._try_again_at = now + self._seconds_open
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._try_again_at = time.monotonic() + self._seconds_open
