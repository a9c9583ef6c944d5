"""A search as Elasticsearch takes it: the words, the filters, the order, and every facet's counts, in one request."""

from typing import Any

from search.engines.base import EngineQuery
from search.matching import Clause, LanguageMatch
from search.query import Sort

Body = dict[str, Any]

# How much a word weighs by where it stands, as in the embedded engine. The query takes no weight below one.
FIELDS = ["title^16", "summary^8", "body^3", "attachments^1", "labels^6"]
MOST_VALUES = 5_000
NEWEST_FIRST: list[Body | str] = [{"date": {"order": "desc", "missing": "_last"}}, {"page_id": "desc"}]


def request_parameters(query: EngineQuery) -> Body:
    """The parameters of the client's `search`."""
    filters = {name: {"terms": {f"facets.{name}": list(values)}} for name, values in query.filters.items()}
    return {
        "query": {"bool": {**_words(query), "filter": _scope(query)}},
        "post_filter": {"bool": {"filter": list(filters.values())}},
        "aggs": {facet: _counted(facet, filters) for facet in query.facets},
        "sort": [{"is_own_language": "desc"}, *_order(query)],
        "from_": query.offset,
        "size": query.limit,
        "track_total_hits": True,
        "source": ["page_id", "language"],
    }


def _scope(query: EngineQuery) -> list[Body]:
    return [{"terms": {"page_type": list(query.page_types)}}] if query.page_types else []


def _words(query: EngineQuery) -> Body:
    if not query.match:
        return {}
    languages = [_in_language(match, query.any_word) for match in query.match]
    return {"should": languages, "minimum_should_match": 1}


def _in_language(match: LanguageMatch, any_word: bool) -> Body:
    clauses = [_clause(clause) for clause in match.clauses]
    phrases = [{"match_phrase": {"exact": " ".join(phrase)}} for phrase in match.phrases]
    words = {"should": clauses, "minimum_should_match": 1} if any_word and clauses else {"must": clauses}
    return {"bool": {**words, "filter": [{"term": {"language": match.language}}, *phrases]}}


def _clause(clause: Clause) -> Body:
    """Any of the alternatives; their terms are scored over all the fields together, as one text (BM25F)."""
    alternatives = [_alternative(terms) for terms in clause.alternatives]
    return alternatives[0] if len(alternatives) == 1 else {"dis_max": {"queries": alternatives, "tie_breaker": 0.3}}


def _alternative(terms: tuple[str, ...]) -> Body:
    return {"combined_fields": {"query": " ".join(terms), "fields": FIELDS, "operator": "and"}}


def _counted(facet: str, filters: dict[str, Body]) -> Body:
    """A facet's values under the other facets' filters, its own left out."""
    others = [filter_ for name, filter_ in filters.items() if name != facet]
    return {
        "filter": {"bool": {"filter": others}},
        "aggs": {"values": {"terms": {"field": f"facets.{facet}", "size": MOST_VALUES}}},
    }


def _order(query: EngineQuery) -> list[Body | str]:
    if query.sort == Sort.TITLE:
        return [{"title_key": "asc"}, *NEWEST_FIRST]
    if query.sort == Sort.RELEVANCE and query.match:
        return ["_score", *NEWEST_FIRST]
    return [*NEWEST_FIRST]
