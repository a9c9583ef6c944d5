"""What every search engine of the site takes and gives. The contract's tests are tests/search/test_engines.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.matching import LanguageMatch
from search.query import Sort

# Facet counts: facet name to value to the number of results that choosing the value would give.
Counts = Mapping[str, Mapping[str, int]]


class EngineUnavailable(Exception):
    """The engine did not answer in time, or not with an answer. The message says which engine and why."""


@dataclass(frozen=True)
class EngineQuery:
    """One search as an engine takes it.

    `match` holds what documents must have (empty: all of them); with `any_word`, one of the words is enough.
    `filters` are disjunctive within a facet and conjunctive between facets. `facets` are those to be counted.
    """

    language: str
    match: tuple[LanguageMatch, ...] = ()
    any_word: bool = False
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page_types: Sequence[str] = ()
    facets: Sequence[str] = ()
    sort: Sort = Sort.NEWEST
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True)
class Hit:
    """A page found: the version that a reader of the query's language is shown."""

    page_id: int
    language: str


@dataclass(frozen=True)
class EngineAnswer:
    """The hits of one page of results, how many there are in all, and the facet counts asked for."""

    total: int
    hits: tuple[Hit, ...] = ()
    counts: Counts = field(default_factory=dict)


class Engine(Protocol):
    name: str

    def search(self, query: EngineQuery) -> EngineAnswer:
        """Raises EngineUnavailable."""
