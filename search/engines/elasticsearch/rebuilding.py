"""A new index beside the old one, which serves until the new one is whole."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Max
from elasticsearch.helpers import streaming_bulk

from search.engines.elasticsearch.client import unavailable_on_failure, write_client
from search.engines.elasticsearch.indices import create_index, swap_alias
from search.engines.elasticsearch.writing import TAKEN, Action, action_for, groups_of_rows
from search.models import IndexedDocument

READ_AT_ONCE = 500


def rebuild_language(language: str, progress: Callable[[int, int], None]) -> list[str]:
    """Writes the index of one language's readers anew and puts it behind the alias. Gives the reasons of refusals.

    What changes meanwhile is written again before and after the swap, until nothing is new. Raises EngineUnavailable;
    the old index goes on serving then.
    """
    keys = list(
        IndexedDocument.objects.filter(is_deleted=False)
        .order_by("translation_key")
        .values_list("translation_key", flat=True)
        .distinct()
    )
    revision = latest_revision()
    with unavailable_on_failure():
        index = create_index(write_client(), language)
        refused = _write(language, index, keys, progress)
        revision = _catch_up(language, index, revision)
        write_client().indices.refresh(index=index)
        swap_alias(write_client(), language, index)
        _catch_up(language, index, revision)
    return refused


def latest_revision() -> int:
    """The revision of the latest change that the embedded index holds; 0 where it holds nothing."""
    return IndexedDocument.objects.aggregate(latest=Max("revision"))["latest"] or 0


def _catch_up(language: str, index: str, revision: int) -> int:
    """Writes what changed after `revision`, until nothing has. Gives the revision that is whole."""
    while (now := latest_revision()) > revision:
        changed = IndexedDocument.objects.filter(revision__gt=revision).values_list("translation_key", flat=True)
        _write(language, index, list(changed.distinct()), lambda done, total: None)
        revision = now
    return revision


def _write(language: str, index: str, keys: list[UUID], progress: Callable[[int, int], None]) -> list[str]:
    def actions() -> Iterator[Action]:
        for start in range(0, len(keys), READ_AT_ONCE):
            for key, rows in groups_of_rows(keys[start : start + READ_AT_ONCE]):
                yield action_for(language, index, key, rows)
            progress(min(start + READ_AT_ONCE, len(keys)), len(keys))

    refused = []
    for _ok, answer in streaming_bulk(write_client(), actions(), chunk_size=READ_AT_ONCE, raise_on_error=False):
        result = next(iter(answer.values()))
        if result["status"] not in TAKEN and result["status"] != 404:
            refused.append(f"{result['_id']}: {result.get('error')}")
    return refused
