"""Keeping the index as the published pages are. Everything here may be called again: the same state comes out."""

import logging
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from search.analysis import LANGUAGES
from search.documents import groups_of
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.breaker import elasticsearch_breaker
from search.engines.elasticsearch.comparing import differing_groups
from search.engines.elasticsearch.indices import index_version
from search.engines.elasticsearch.rebuilding import latest_revision, rebuild_language
from search.engines.elasticsearch.writing import enqueue, forget_waiting, send_waiting
from search.engines.embedded.writing import next_revision, write_groups
from search.models import IndexedDocument, IndexState

logger = logging.getLogger(__name__)

SYNCED_AT_ONCE = 200

Progress = Callable[[int, int], None]


def sync(page_ids: Iterable[int]) -> None:
    """Brings the index up to date with these pages, whether they are public, hidden or gone."""
    ids = list(page_ids)
    keys = {
        *Page.objects.filter(pk__in=ids).values_list("translation_key", flat=True),
        *IndexedDocument.objects.filter(page_id__in=ids).values_list("translation_key", flat=True),
    }
    sync_groups(keys)


def sync_groups(translation_keys: Iterable[UUID], sends: bool = True) -> None:
    """Brings these pages' groups up to date: at once in the site's own database, then in Elasticsearch.

    What Elasticsearch does not take now waits, and is sent when it answers again; without `sends` all of it waits.
    """
    changed: set[UUID] = set()

    def written(keys: set[UUID], revision: int) -> None:
        changed.update(keys)
        if settings.ELASTICSEARCH_URL:
            enqueue(keys, revision)

    write_groups(groups_of(translation_keys), written)
    if sends and changed and settings.ELASTICSEARCH_URL and elasticsearch_breaker().allows():
        send_now(changed)


def send_now(translation_keys: Iterable[UUID] | None = None) -> None:
    """Sends what waits (or these groups alone). That Elasticsearch does not answer is logged, and no failure here."""
    try:
        send_waiting(translation_keys)
    except EngineUnavailable as failure:
        elasticsearch_breaker().failed()
        logger.warning("What changed waits for Elasticsearch: %s", failure)
    else:
        elasticsearch_breaker().succeeded()


def sync_when_committed(page_ids: Iterable[int]) -> None:
    """`sync`, once the transaction that changed the pages is committed."""
    ids = list(page_ids)
    transaction.on_commit(lambda: sync(ids))


def sync_in_batches(
    translation_keys: Iterable[UUID], progress: Progress = lambda done, total: None, sends: bool = True
) -> None:
    """`sync_groups` for many pages, some at a time; `progress` is told how many of how many are done."""
    ordered = sorted(translation_keys, key=str)
    for start in range(0, len(ordered), SYNCED_AT_ONCE):
        sync_groups(ordered[start : start + SYNCED_AT_ONCE], sends)
        progress(min(start + SYNCED_AT_ONCE, len(ordered)), len(ordered))


def rebuild_embedded(
    languages: Iterable[str] = LANGUAGES, progress: Progress = lambda done, total: None, sends: bool = True
) -> int:
    """Reads every page anew and removes what is no longer there. Gives the number of documents in `languages`.

    What has not changed is not written; a document of another analyser has. Without `sends` it waits for
    Elasticsearch, which is rebuilt next.
    """
    wanted = list(languages)
    sync_in_batches(
        {
            *Page.objects.filter(depth__gt=1, locale__language_code__in=wanted).values_list(
                "translation_key", flat=True
            ),
            *IndexedDocument.objects.filter(language__in=wanted).values_list("translation_key", flat=True),
        },
        progress,
        sends,
    )
    return IndexedDocument.objects.filter(is_deleted=False, language__in=wanted).count()


def rebuild_elasticsearch(
    languages: Sequence[str] = LANGUAGES, progress_of: Callable[[str], Progress] = lambda language: lambda *done: None
) -> dict[str, list[str]]:
    """Writes the Elasticsearch indices of these languages' readers anew, and then sends what came meanwhile.

    `progress_of` gives what a language's progress is told to. Gives what was refused, with the reasons, by language.
    Raises EngineUnavailable; the old index of that language goes on serving then.
    """
    before = latest_revision()
    refused = {}
    for language in languages:
        refused[language] = rebuild_language(language, progress_of(language))
        with transaction.atomic():
            state = IndexState.locked()
            state.elasticsearch_versions[language] = index_version()
            state.save()
    if set(languages) == set(LANGUAGES) and not any(refused.values()):
        forget_waiting(before)
    send_now()
    return refused


def reconcile(progress: Progress = lambda done, total: None) -> int:
    """Compares the index with the pages and Elasticsearch with the index, and mends what differs.

    Gives how many groups differed in Elasticsearch. Where it does not answer, that part waits for the next time.
    """
    rebuild_embedded(progress=progress)
    differing: set[UUID] = set()
    latest = 0
    if settings.ELASTICSEARCH_URL:
        try:
            for language in LANGUAGES:
                found, latest_there = differing_groups(language)
                differing |= found
                latest = max(latest, latest_there)
        except EngineUnavailable as failure:
            logger.warning("Elasticsearch was not compared: %s", failure)
        if differing:
            # Later than anything that Elasticsearch holds, even where the database was restored from a backup.
            enqueue(differing, next_revision(at_least=latest + 1))
        send_now()
    IndexState.objects.update(reconciled_at=timezone.now())
    return len(differing)
