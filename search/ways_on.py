"""What to do where nothing was found: what was looked for, filters to let go, the other languages."""

from dataclasses import dataclass, replace

from search.analysis import LANGUAGES
from search.engines import answer as engine_answer
from search.engines.base import EngineQuery
from search.facets import FacetGroup
from search.matching import match_plan, split_phrases, telling_words
from search.query import SearchQuery

MOST_WORDS = 8
MOST_FACETS = 6


@dataclass(frozen=True)
class Understood:
    """A word of the query, the words it was looked for as, and how many pages have it, whatever the filters."""

    text: str
    looked_for: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class LessNarrow:
    """A facet whose chosen values could be let go: their labels, how many pages there would be, and the address."""

    heading: str
    labels: tuple[str, ...]
    total: int
    address: str


@dataclass(frozen=True)
class OtherLanguage:
    """How many pages a reader of another language is shown for the same query."""

    language: str
    total: int
    address: str


@dataclass(frozen=True)
class WaysOn:
    understood: tuple[Understood, ...]
    less_narrow: tuple[LessNarrow, ...]
    other_languages: tuple[OtherLanguage, ...]


def ways_on(query: SearchQuery, facets: tuple[FacetGroup, ...], engine: str | None = None) -> WaysOn:
    """The ways on from a search that found nothing. `address` of each is a query string, without the path."""
    return WaysOn(
        understood=_understood(query, engine),
        less_narrow=_less_narrow(query, facets, engine),
        other_languages=_other_languages(query, engine),
    )


def total_of(query: SearchQuery, engine: str | None = None) -> int:
    """How many pages a search finds that have all its words; 0 for words that no page could have."""
    match = match_plan(query.text, query.language) if query.text else ()
    if query.text and not match:
        return 0
    asked = EngineQuery(
        language=query.language, match=match, filters=query.filters, page_types=query.page_types, limit=1
    )
    return engine_answer(asked, engine).total


def _understood(query: SearchQuery, engine: str | None) -> tuple[Understood, ...]:
    loose, phrases = split_phrases(query.text)
    words = [(word.text, word.terms) for word in telling_words(loose, query.language)]
    asked = [*words, *((f'"{phrase.strip()}"', ()) for phrase in phrases)][:MOST_WORDS]
    unfiltered = replace(query, filters={})
    return tuple(Understood(text, terms, total_of(replace(unfiltered, text=text), engine)) for text, terms in asked)


def _less_narrow(query: SearchQuery, facets: tuple[FacetGroup, ...], engine: str | None) -> tuple[LessNarrow, ...]:
    found = []
    for group in [group for group in facets if group.chosen][:MOST_FACETS]:
        kept = {name: values for name, values in query.filters.items() if name != group.facet.name}
        wider = replace(query, filters=kept, page=1)
        if total := total_of(wider, engine):
            labels = tuple(value.label for value in group.chosen)
            found.append(LessNarrow(str(group.facet.heading), labels, total, wider.address()))
    return tuple(sorted(found, key=lambda way: -way.total))


def _other_languages(query: SearchQuery, engine: str | None) -> tuple[OtherLanguage, ...]:
    others = [replace(query, language=code, page=1) for code in LANGUAGES if code != query.language]
    found = [OtherLanguage(other.language, total_of(other, engine), other.address()) for other in others]
    return tuple(other for other in found if other.total)
