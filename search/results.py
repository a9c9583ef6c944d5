"""Searching as a page of the site does it: from a query to results, counts and paging, ready for a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from search.did_you_mean import did_you_mean
from search.engines.base import EngineAnswer, EngineQuery
from search.facets import Facet, FacetGroup, facet_group, known_filters, labels_of
from search.listing import Result, results_of
from search.matching import LanguageMatch, match_plan
from search.promoted import promoted_hits
from search.query import SearchQuery
from search.relaxing import Answered, answered
from search.ways_on import WaysOn, ways_on

# Words that find fewer pages than these may be mistyped.
LITTLE = 3


@dataclass(frozen=True)
class ResultGroup:
    """Results in a row that are alike in these two."""

    has_all_words: bool
    is_other_language: bool
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Results:
    """One page of results.

    `with_all_words` is how many of the results have all the words, where others that have some are shown with them;
    else None. `did_you_mean` is the query with its mistyped words corrected; where `is_corrected`, the words as they
    were given found nothing, and the results are those of the corrected ones. `ways_on` are for where nothing is
    found. `promoted` are the editors' picks for the words, before the first page; they do not stand in `results`
    too, from which `lifted` of them are.
    """

    query: SearchQuery
    total: int
    results: tuple[Result, ...]
    facets: tuple[FacetGroup, ...]
    with_all_words: int | None = None
    did_you_mean: str = ""
    is_corrected: bool = False
    ways_on: WaysOn | None = None
    promoted: tuple[Result, ...] = ()
    lifted: int = 0

    @property
    def is_relaxed(self) -> bool:
        """Whether pages that have only some of the words are shown too."""
        return self.with_all_words is not None

    @property
    def groups(self) -> list[ResultGroup]:
        """The results as they are shown: those that have all the words first, and among each the reader's language."""
        with_all = self.total if self.with_all_words is None else self.with_all_words
        placed = enumerate(self.results, start=self.query.offset + self.lifted)
        alike = groupby(placed, key=lambda each: (each[0] < with_all, each[1].is_other_language))
        return [ResultGroup(*kind, tuple(result for _place, result in found)) for kind, found in alike]

    @property
    def corrected_address(self) -> str:
        return self.query.address(text=self.did_you_mean)

    @property
    def pages(self) -> int:
        return number_of_pages(self.total, self.query)

    @property
    def first(self) -> int:
        return min(self.query.offset + 1, self.total)

    @property
    def last(self) -> int:
        return min(self.query.offset + self.query.page_size, self.total)

    @property
    def previous_address(self) -> str:
        return self.query.address(page=self.query.page - 1) if self.query.page > 1 else ""

    @property
    def next_address(self) -> str:
        return self.query.address(page=self.query.page + 1) if self.query.page < self.pages else ""

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The chosen filters as (heading of the facet, label of the value, address without it)."""
        return [
            (str(group.facet.heading), value.label, self.query.without(group.facet.name, value.value).address())
            for group in self.facets
            for value in group.chosen
        ]

    @property
    def address_without_filters(self) -> str:
        return self.query.address(filters={})


def number_of_pages(total: int, query: SearchQuery) -> int:
    return max(1, -(-total // query.page_size))


@dataclass(frozen=True)
class _Found:
    """What the engine gave for a query, and what was asked of it."""

    plan: tuple[LanguageMatch, ...]
    answered: Answered

    @property
    def total(self) -> int:
        return self.answered.answer.total

    @property
    def number_with_all_words(self) -> int:
        return self.total if self.answered.with_all_words is None else self.answered.with_all_words


def find(query: SearchQuery, facets: Sequence[Facet], engine: str | None = None) -> Results:
    """Answers a visitor's search, by `engine` alone where one is named. A page number past the end gives the last."""
    labels = labels_of(facets, query.language)
    query = replace(query, filters=known_filters(query, labels))
    names = [facet.name for facet in facets]
    found = _found(query, names, engine)
    correction, is_corrected = "", False
    if query.text and found.number_with_all_words < LITTLE:
        correction = did_you_mean(query, engine)
        if correction and not found.number_with_all_words:
            corrected = _found(replace(query, text=correction), names, engine)
            if corrected.total:
                found, is_corrected = corrected, True
    if query.page > (last := number_of_pages(found.total, query)):
        return find(replace(query, page=last), facets, engine)
    return _results(query, facets, labels, found, engine, did_you_mean=correction, is_corrected=is_corrected)


def _found(query: SearchQuery, facets: list[str], engine: str | None) -> _Found:
    plan = match_plan(query.text, query.language) if query.text else ()
    if query.text and not plan:
        # Words were given, but none that a page could have: punctuation alone, or signs that are no letters.
        return _Found(plan, Answered(EngineAnswer(total=0)))
    asked = EngineQuery(
        language=query.language,
        match=plan,
        filters=query.filters,
        page_types=query.page_types,
        facets=facets,
        sort=query.order,
        offset=query.offset,
        limit=query.page_size,
    )
    return _Found(plan, answered(asked, engine))


def _results(
    query: SearchQuery,
    facets: Sequence[Facet],
    labels: Mapping[str, Mapping[str, str]],
    found: _Found,
    engine: str | None,
    **corrected,
) -> Results:
    answer = found.answered.answer
    groups = tuple(facet_group(facet, labels[facet.name], answer.counts, query) for facet in facets)
    promoted = promoted_hits(query) if query.page == 1 else ()
    shown = [hit for hit in answer.hits if hit not in promoted]
    return Results(
        query=query,
        total=answer.total,
        lifted=len(answer.hits) - len(shown),
        results=tuple(results_of(shown, labels, query.language, found.plan)),
        promoted=tuple(results_of(promoted, labels, query.language, found.plan)) if promoted else (),
        facets=groups,
        with_all_words=found.answered.with_all_words,
        ways_on=None if answer.total else ways_on(query, groups, engine),
        **corrected,
    )
