"""The embedded engine: what matches comes from the database's full-text search, what is counted from the snapshot."""

from collections.abc import Iterable
from functools import reduce
from heapq import nsmallest
from itertools import islice
from operator import and_, or_

from search.engines.base import Counts, EngineAnswer, EngineQuery, Hit
from search.engines.embedded import full_text
from search.engines.embedded.snapshot import Snapshot, SnapshotKeeper, bits_of, places_in
from search.query import Sort


class EmbeddedEngine:
    name = "embedded"

    def __init__(self) -> None:
        self._keeper = SnapshotKeeper()

    def search(self, query: EngineQuery) -> EngineAnswer:
        snapshot = self._keeper.current()
        scores = dict(full_text.matching_ids(query)) if query.match else None
        found = _searched(snapshot, query)
        if scores is not None:
            found &= snapshot.mask_of_ids(scores)
        chosen = {name: _any_of(snapshot, name, values) for name, values in query.filters.items()}
        matched = reduce(and_, chosen.values(), found)
        return EngineAnswer(
            total=matched.bit_count(),
            hits=_hits(snapshot, query, matched, scores),
            counts=_counts(snapshot, query, found, chosen),
        )


def _searched(snapshot: Snapshot, query: EngineQuery) -> int:
    """The documents that the query is about before its words and filters: one of each page, of the asked types."""
    shown = snapshot.shown.get(query.language, 0)
    if not query.page_types:
        return shown
    return shown & reduce(or_, (snapshot.page_types.get(kind, 0) for kind in query.page_types))


def _any_of(snapshot: Snapshot, facet: str, values: Iterable[str]) -> int:
    masks = snapshot.facets.get(facet, {})
    return reduce(or_, (masks.get(value, 0) for value in values), 0)


def _counts(snapshot: Snapshot, query: EngineQuery, found: int, chosen: dict[str, int]) -> Counts:
    """For each value of each facet: how many results choosing it would give, the facet's own choices left out."""
    counts = {}
    for facet in query.facets:
        others = reduce(and_, (mask for name, mask in chosen.items() if name != facet), found)
        numbers = ((value, (mask & others).bit_count()) for value, mask in snapshot.facets.get(facet, {}).items())
        counts[facet] = {value: number for value, number in numbers if number}
    return counts


def _hits(snapshot: Snapshot, query: EngineQuery, matched: int, scores: dict[int, float] | None) -> tuple[Hit, ...]:
    """One page of hits: those in the reader's language first, then those told only in another."""
    own = snapshot.in_language.get(query.language, 0)
    wanted = query.offset + query.limit
    ordered: list[int] = []
    for mask in (matched & own, matched & ~own):
        if mask and len(ordered) < wanted:
            ordered += _first(snapshot, query, mask, scores, wanted - len(ordered))
    rows = (snapshot.rows[place] for place in ordered[query.offset : wanted])
    return tuple(Hit(row.page_id, row.language) for row in rows)


def _first(
    snapshot: Snapshot, query: EngineQuery, mask: int, scores: dict[int, float] | None, number: int
) -> Iterable[int]:
    """The places of the first `number` of a mask's documents, in the order asked for."""
    size = len(snapshot.rows)
    if query.sort == Sort.TITLE:
        return islice(places_in(mask, snapshot.by_title(query.language), size), number)
    if query.sort == Sort.NEWEST or scores is None:
        return islice(places_in(mask, snapshot.newest_first, size), number)
    # Of equal scores the newer comes first.
    bits, rank = bits_of(mask, size), snapshot.rank_by_date
    found = (
        (-score, rank[place], place)
        for id_, score in scores.items()
        if (place := snapshot.places.get(id_)) is not None and bits[place >> 3] >> (place & 7) & 1
    )
    return [place for _score, _rank, place in nsmallest(number, found)]
