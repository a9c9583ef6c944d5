"""Writing to Elasticsearch, from the embedded index: what is written there is what the site's database holds."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from elasticsearch.helpers import streaming_bulk

from search.analysis import LANGUAGES
from search.collation import title_key
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.client import unavailable_on_failure, write_client
from search.engines.elasticsearch.indices import alias_of
from search.languages import shown_language
from search.models import IndexedDocument, WaitingForElasticsearch

logger = logging.getLogger(__name__)

SENT_AT_ONCE = 300
LONGEST_WAIT = timedelta(hours=6)
FIRST_WAIT = timedelta(seconds=30)
# Answers that mean that Elasticsearch has the page's latest state: written, or a newer revision is there already.
TAKEN = {200, 201, 409}

Action = dict[str, Any]


def groups_of_rows(translation_keys: Iterable[UUID]) -> Iterator[tuple[UUID, list[IndexedDocument]]]:
    """The rows of each group, deleted ones too: their revision is that of the deletion."""
    rows = IndexedDocument.objects.filter(translation_key__in=list(translation_keys)).order_by("translation_key", "pk")
    for key, members in groupby(rows, key=lambda row: row.translation_key):
        yield key, list(members)


def action_for(reader: str, index: str, key: UUID, rows: list[IndexedDocument], revision: int = 0) -> Action:
    """What brings a group up to date in the index of one language's readers: its one document, or its removal.

    The version is the group's revision (or `revision`, where that is later), so that what is sent late never
    overwrites what is newer.
    """
    live = {row.language: row for row in rows if not row.is_deleted}
    action: Action = {
        "_index": index,
        "_id": str(key),
        "version": max([revision, *(row.revision for row in rows)]),
        "version_type": "external_gte",
    }
    if not live:
        return {**action, "_op_type": "delete"}
    shown = live[shown_language(live, reader)]
    return {**action, "_op_type": "index", "_source": source_of(shown, reader, sorted(live))}


def source_of(row: IndexedDocument, reader: str, available: list[str]) -> dict[str, Any]:
    return {
        "page_id": row.page_id,
        "language": row.language,
        "is_own_language": row.language == reader,
        "page_type": row.page_type,
        "date": row.date,
        "title_key": title_key(row.title, reader),
        "revision": row.revision,
        "title": row.title_terms,
        "summary": row.summary_terms,
        "body": row.body_terms,
        "attachments": row.attachment_terms,
        "labels": row.label_terms,
        "exact": row.exact_terms,
        "facets": {**row.facets, "language": available},
    }


def enqueue(translation_keys: Iterable[UUID], revision: int) -> None:
    """Notes that these groups, as they are at `revision`, are still to be sent."""
    now = timezone.now()
    WaitingForElasticsearch.objects.bulk_create(
        [
            WaitingForElasticsearch(translation_key=key, revision=revision, since=now, next_attempt_at=now)
            for key in translation_keys
        ],
        update_conflicts=True,
        unique_fields=["translation_key"],
        update_fields=["revision", "attempts", "next_attempt_at", "last_error"],
    )


def forget_waiting(revision: int) -> None:
    """Removes what waits at `revision` or an earlier one: every index has been written anew since."""
    WaitingForElasticsearch.objects.filter(revision__lte=revision).delete()


def send_waiting(translation_keys: Iterable[UUID] | None = None) -> int:
    """Sends what waits and is due (or these groups alone) and gives the number of groups that were taken.

    What Elasticsearch refuses stays, with the reason, and is tried again later and later; it stops nothing else.
    Raises EngineUnavailable where Elasticsearch does not answer; everything unsent stays then.
    """
    taken = 0
    waiting = WaitingForElasticsearch.objects.filter(next_attempt_at__lte=timezone.now()).order_by("since")
    if translation_keys is not None:
        waiting = waiting.filter(translation_key__in=list(translation_keys))
    while batch := list(waiting[:SENT_AT_ONCE]):
        refused = _send({row.translation_key: row.revision for row in batch})
        for row in batch:
            if row.translation_key in refused:
                _put_off(row, refused[row.translation_key])
            else:
                # A change that came meanwhile has a later revision and stays.
                WaitingForElasticsearch.objects.filter(pk=row.pk, revision=row.revision).delete()
                taken += 1
    return taken


def _send(revisions: dict[UUID, int]) -> dict[UUID, str]:
    """Sends groups, at least at these revisions, to every language's index. Gives the reasons of the refused ones."""
    refused: dict[UUID, str] = {}
    rows = dict(groups_of_rows(revisions))
    actions = (
        {**action_for(reader, alias_of(reader), key, rows.get(key, []), revision), "require_alias": True}
        for key, revision in revisions.items()
        for reader in LANGUAGES
    )
    with unavailable_on_failure():
        answers = streaming_bulk(write_client(), actions, chunk_size=SENT_AT_ONCE, raise_on_error=False)
        for _ok, answer in answers:
            kind, result = next(iter(answer.items()))
            if result["status"] in TAKEN or (kind == "delete" and result["status"] == 404 and "error" not in result):
                continue
            error = result.get("error") or {}
            if isinstance(error, dict) and error.get("type") == "index_not_found_exception":
                raise EngineUnavailable("elasticsearch: there is no index yet; run manage.py search_rebuild.")
            refused[UUID(result["_id"])] = str(error)[:1000]
    return refused


def _put_off(row: WaitingForElasticsearch, reason: str) -> None:
    wait = min(FIRST_WAIT * 2**row.attempts, LONGEST_WAIT)
    logger.error("Elasticsearch refused %s: %s", row.translation_key, reason)
    WaitingForElasticsearch.objects.filter(pk=row.pk).update(
        attempts=F("attempts") + 1, next_attempt_at=timezone.now() + wait, last_error=reason
    )
