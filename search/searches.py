"""What visitors search for, counted by month, for the editors: nothing of who did, no query that may name anyone."""

import datetime
import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.utils import timezone

from home.dates import first_of_month
from home.robots import says_it_is_a_robot
from search.analysis import get_analyser
from search.editorial_models import SearchCount
from search.personal import may_be_personal
from search.results import Results

MONTHS_KEPT = 24
LONGEST_KEPT = 200

logger = logging.getLogger(__name__)


def note_search(results: Results, request: HttpRequest) -> None:
    """Counts a visitor's search. Never raises for the database: a visitor gets results, counted or not.

    A search is counted once, at its first page without filters: narrowing and paging are the same search going on.
    """
    query = results.query
    if not query.text or "page" in request.GET or query.filters or getattr(request, "is_preview", False):
        return
    if says_it_is_a_robot(request):
        return
    text = " ".join(word.text.lower() for word in get_analyser(query.language).query_words(query.text))
    try:
        if text and not may_be_personal(query.text, query.language):
            _count(text[:LONGEST_KEPT], query.language, _has_all_words(results))
    except DatabaseError:
        logger.exception("A search could not be counted")


def remove_old_counts(now: datetime.datetime | None = None) -> int:
    """Removes the counts of months more than two years ago; gives how many rows there were."""
    oldest_kept = first_of_month(timezone.localdate(now), months_before=MONTHS_KEPT)
    removed, _by_model = SearchCount.objects.filter(month__lt=oldest_kept).delete()
    return removed


def _has_all_words(results: Results) -> bool:
    """Whether any page has the words as they were given: corrected words, or some of them, are no hit."""
    with_all_words = results.total if results.with_all_words is None else results.with_all_words
    return bool(with_all_words) and not results.is_corrected


def _count(text: str, language: str, has_results: bool) -> None:
    """One statement, so that searches at the same time are all counted."""
    table = connection.ops.quote_name(SearchCount._meta.db_table)
    statement = (
        f"INSERT INTO {table} (month, language, text, has_results, count) VALUES (%s, %s, %s, %s, 1) "  # noqa: S608 - our own
        f"ON CONFLICT (month, language, text, has_results) DO UPDATE SET count = {table}.count + 1"
    )
    month = first_of_month(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(statement, [month, language, text, has_results])
