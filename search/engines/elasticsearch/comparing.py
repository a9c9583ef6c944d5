"""Both sides compared: which groups Elasticsearch holds in another state than the site's database."""

from collections.abc import Iterator
from uuid import UUID

from elasticsearch.helpers import scan

from search.engines.elasticsearch.client import unavailable_on_failure, write_client
from search.engines.elasticsearch.indices import alias_of
from search.models import IndexedDocument


def differing_groups(language: str) -> tuple[set[UUID], int]:
    """The translation keys whose document is missing, superfluous or older in the index of `language`'s readers, and
    the latest version that is held there at all.

    Raises EngineUnavailable.
    """
    wanted: dict[UUID, int] = {}
    for key, revision in IndexedDocument.objects.filter(is_deleted=False).values_list("translation_key", "revision"):
        wanted[key] = max(revision, wanted.get(key, 0))
    held = dict(_held(language))
    missing_or_superfluous = wanted.keys() ^ held.keys()
    # A group whose other language was removed has a later revision than any of its live rows; what is held then is
    # newer than what is wanted, and right.
    older = {key for key in wanted.keys() & held.keys() if held[key] < wanted[key]}
    return missing_or_superfluous | older, max(held.values(), default=0)


def _held(language: str) -> Iterator[tuple[UUID, int]]:
    with unavailable_on_failure():
        found = scan(
            write_client(),
            index=alias_of(language),
            query={"query": {"match_all": {}}, "_source": False, "version": True},
            size=2_000,
        )
        for hit in found:
            yield UUID(hit["_id"]), hit["_version"]
