"""Searching as a page of the site does it: from a query to results, counts and paging, ready for a template."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wagtail.models import Page

from home.visibility import public
from search.engines import answer as engine_answer
from search.engines.base import EngineAnswer, EngineQuery, Hit
from search.facets import Facet, FacetGroup, facet_group, known_filters
from search.matching import match_plan
from search.models import IndexedDocument
from search.query import SearchQuery


@dataclass(frozen=True)
class Result:
    """A page found, as a list shows it. `labels` are the labels of its facet values, by the facet's name."""

    url: str
    title: str
    summary: str
    language: str
    is_other_language: bool
    page_type: str
    date: datetime.date | None
    labels: dict[str, list[str]]


@dataclass(frozen=True)
class Results:
    """One page of results; `is_relaxed` where no page had all the words and those with some of them are shown."""

    query: SearchQuery
    total: int
    results: tuple[Result, ...]
    facets: tuple[FacetGroup, ...]
    is_relaxed: bool = False

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.query.page_size))

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


def find(query: SearchQuery, facets: Sequence[Facet]) -> Results:
    """Answers a visitor's search. A page number past the end gives the last page."""
    labels = {facet.name: facet.labels(query.language) for facet in facets}
    query = replace(query, filters=known_filters(query, labels))
    asked = EngineQuery(
        language=query.language,
        match=match_plan(query.text, query.language) if query.text else (),
        filters=query.filters,
        page_types=query.page_types,
        facets=[facet.name for facet in facets],
        sort=query.order,
        offset=query.offset,
        limit=query.page_size,
    )
    if query.text and not asked.match:
        # Words were given, but none that a page could have: punctuation alone, or a script the site is not written in.
        answer, is_relaxed = EngineAnswer(total=0), False
    else:
        answer, is_relaxed = _answer(asked)
    pages = max(1, -(-answer.total // query.page_size))
    if query.page > pages:
        return find(replace(query, page=pages), facets)
    return Results(
        query=query,
        total=answer.total,
        results=tuple(_results(answer.hits, labels, query.language)),
        facets=tuple(facet_group(facet, labels[facet.name], answer.counts, query) for facet in facets),
        is_relaxed=is_relaxed,
    )


def _answer(asked: EngineQuery) -> tuple[EngineAnswer, bool]:
    """The engine's answer, and whether all the words had to be given up for any of them."""
    answer = engine_answer(asked)
    if answer.total or not any(len(match.clauses) > 1 for match in asked.match):
        return answer, False
    relaxed = engine_answer(replace(asked, any_word=True))
    return relaxed, bool(relaxed.total)


def _results(hits: Sequence[Hit], labels: Mapping[str, Mapping[str, str]], language: str) -> list[Result]:
    """The hits as a list shows them. Address and visibility are read from the pages, so that neither can be stale."""
    ids = [hit.page_id for hit in hits]
    documents = {row.page_id: row for row in IndexedDocument.objects.filter(page_id__in=ids, is_deleted=False)}
    pages = {page.pk: page for page in public(Page.objects.filter(pk__in=ids)).select_related("locale")}
    shown = [(documents[id_], pages[id_]) for id_ in ids if id_ in documents and id_ in pages]
    return [
        Result(
            url=page.url or "",
            title=document.title,
            summary=document.summary,
            language=document.language,
            is_other_language=document.language != language,
            page_type=document.page_type,
            date=document.date,
            labels={
                name: [labels[name][value] for value in values if value in labels.get(name, {})]
                for name, values in document.facets.items()
            },
        )
        for document, page in shown
    ]
