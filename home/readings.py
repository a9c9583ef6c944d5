"""How much pages are read, counted by month for the editors and translators: nothing of who reads them.

A page view writes nothing. Each process holds its counts and writes them together, a minute after the last time; what
it holds when it ends is lost, which does not change which pages are read most.
"""

import datetime
import logging
import time
from collections import Counter
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from home.dates import first_of_month
from home.models.page_reading import PageReading
from home.robots import says_it_is_a_robot

SECONDS_HELD = 60
MONTHS_KEPT = 13

logger = logging.getLogger(__name__)


def is_reading(request: HttpRequest) -> bool:
    """Whether a person outside the admin opens a page: no robot, nobody logged in, nothing fetched in advance."""
    return bool(
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and request.headers.get("User-Agent")
        and not says_it_is_a_robot(request)
    )


class ReadingCounter:
    """The counts that one process holds."""

    def __init__(self) -> None:
        self._held: Counter[int] = Counter()
        self._written_at = time.monotonic()
        self._lock = Lock()

    def note(self, page_id: int) -> None:
        """Counts that a page was opened. Never raises for the database: a page is shown, counted or not."""
        with self._lock:
            self._held[page_id] += 1
            if time.monotonic() - self._written_at < SECONDS_HELD:
                return
            counts, self._held = self._held, Counter()
            self._written_at = time.monotonic()
        try:
            write(counts)
        except DatabaseError:
            logger.exception("How much %s pages were read could not be written", len(counts))


counter = ReadingCounter()


@transaction.atomic
def write(counts: dict[int, int]) -> None:
    """Adds to the counts of this month, by page id. A page that is gone meanwhile is left out."""
    table = connection.ops.quote_name(PageReading._meta.db_table)
    statement = (
        f"INSERT INTO {table} (page_id, month, count) VALUES (%s, %s, %s) "  # noqa: S608 - our own name
        f"ON CONFLICT (page_id, month) DO UPDATE SET count = {table}.count + excluded.count"
    )
    month = first_of_month(timezone.localdate())
    there = set(Page.objects.filter(pk__in=counts).values_list("pk", flat=True))
    # In one order, so that two processes that write at once do not wait for each other.
    rows = [(page_id, month, counts[page_id]) for page_id in sorted(there)]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def first_month_kept(now: datetime.datetime | None = None) -> datetime.date:
    """The first month of the thirteen of which counts are kept."""
    return first_of_month(timezone.localdate(now), months_before=MONTHS_KEPT - 1)


def remove_old_readings() -> int:
    """Removes the counts of earlier months; gives how many rows there were."""
    removed, _by_model = PageReading.objects.filter(month__lt=first_month_kept()).delete()
    return removed
