"""The facets of every document in memory, as bit masks: a bit a document, so that counting is a bitwise «and».

10,000 documents with 400 facet values take some 0.5 MB, and all facets are counted in about a millisecond. A snapshot
is brought up to date by the revision of the index: rows with a later revision than its own are read again.
"""

import datetime
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from search.analysis import LANGUAGES
from search.collation import title_key
from search.languages import shown_language
from search.models import IndexedDocument
from search.revision import index_revision

COLUMNS = ("id", "page_id", "translation_key", "language", "page_type", "date", "title", "facets")


@dataclass
class Row:
    """What a snapshot keeps of an indexed document."""

    id: int
    page_id: int
    translation_key: UUID
    language: str
    page_type: str
    date: datetime.date | None
    title: str
    facets: dict[str, list[str]]


@dataclass
class Snapshot:
    """Masks over `rows`: bit n is the n-th row. Not changed once built."""

    revision: int = -1
    rows: list[Row] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    in_language: dict[str, int] = field(default_factory=dict)
    page_types: dict[str, int] = field(default_factory=dict)
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    newest_first: list[int] = field(default_factory=list)
    rank_by_date: list[int] = field(default_factory=list)
    _by_title: dict[str, list[int]] = field(default_factory=dict)

    def by_title(self, language: str) -> list[int]:
        """The rows' places in the order of their titles in `language`."""
        if language not in self._by_title:
            keys = [title_key(row.title, language) for row in self.rows]
            self._by_title[language] = sorted(range(len(self.rows)), key=keys.__getitem__)
        return self._by_title[language]

    def mask_of_ids(self, ids: Iterable[int]) -> int:
        return mask_of((self.places[id_] for id_ in ids if id_ in self.places), len(self.rows))


def mask_of(places: Iterable[int], size: int) -> int:
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def bits_of(mask: int, size: int) -> bytes:
    return mask.to_bytes(size // 8 + 1, "little")


def places_in(mask: int, order: Iterable[int], size: int) -> Iterator[int]:
    """The places of a mask's bits, in `order`."""
    bits = bits_of(mask, size)
    return (place for place in order if bits[place >> 3] >> (place & 7) & 1)


def build_snapshot(rows: list[Row], revision: int) -> Snapshot:
    size = len(rows)
    languages_of: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        languages_of[row.translation_key].append(row.language)
    places: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for place, row in enumerate(rows):
        available = languages_of[row.translation_key]
        for reader in LANGUAGES:
            if row.language == shown_language(available, reader):
                places["shown"][""][reader].append(place)
        places["language"][""][row.language].append(place)
        places["page_type"][""][row.page_type].append(place)
        for name, values in {**row.facets, "language": available}.items():
            for value in values:
                places["facet"][name][value].append(place)

    def masks(kind: str, name: str = "") -> dict[str, int]:
        return {value: mask_of(members, size) for value, members in places[kind][name].items()}

    newest_first = sorted(
        range(size), key=lambda place: (rows[place].date or datetime.date.min, rows[place].page_id), reverse=True
    )
    return Snapshot(
        revision=revision,
        rows=rows,
        places={row.id: place for place, row in enumerate(rows)},
        shown=masks("shown"),
        in_language=masks("language"),
        page_types=masks("page_type"),
        facets={name: masks("facet", name) for name in places["facet"]},
        newest_first=newest_first,
        rank_by_date=sorted(range(size), key=newest_first.__getitem__),
    )


class SnapshotKeeper:
    """Holds this process's snapshot and renews it when the index has moved on. Safe among threads."""

    def __init__(self) -> None:
        self._snapshot = Snapshot()
        self._lock = threading.Lock()

    def current(self) -> Snapshot:
        state = index_revision()
        if self._snapshot.revision == state:
            return self._snapshot
        with self._lock:
            if self._snapshot.revision != state:
                self._snapshot = self._renewed(state)
        return self._snapshot

    def _renewed(self, revision: int) -> Snapshot:
        old = self._snapshot
        newer = revision > old.revision >= 0
        changed = IndexedDocument.objects.filter(revision__gt=old.revision) if newer else IndexedDocument.objects.all()
        kept = {row.id: row for row in old.rows} if newer else {}
        for is_deleted, *values in changed.values_list("is_deleted", *COLUMNS).iterator(chunk_size=5_000):
            row = Row(*values)
            kept.pop(row.id, None)
            if not is_deleted:
                kept[row.id] = row
        return build_snapshot(list(kept.values()), revision)
