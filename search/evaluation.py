"""How well the search answers queries that people have judged: nDCG@10, recall@20, and queries without a hit."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from uuid import UUID

from django.utils import translation
from wagtail.models import Page, Site

from home.visibility import public
from search.query import SearchQuery
from search.results import find

NDCG_DEPTH = 10
RECALL_DEPTH = 20
USEFUL = 2
# How a file of judgments names the grades, best first.
GRADES = {"answers": 3, "useful": 2, "touching": 1}


class JudgmentError(Exception):
    """A file of judgments does not fit the site's content. The message says where and what."""


@dataclass(frozen=True)
class JudgedQuery:
    """A query of a reader of `language`. `grades` map a page, by its Finnish address, to 1 to 3; others are 0.

    `page_types` are what is searched: those of the practice library, or none for the whole site.
    """

    text: str
    language: str
    kind: str
    page_types: tuple[str, ...]
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Outcome:
    """What came of a judged query: its figures (0 to 1), how many results in all, and the grades of those shown."""

    query: JudgedQuery
    ndcg: float
    recall: float
    total: int
    shown: tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """The means over some outcomes; `no_hit` is the share of queries that found nothing."""

    queries: int
    ndcg: float
    recall: float
    no_hit: float


def read_judgments(file: Path) -> list[JudgedQuery]:
    """The judged queries of a TOML file (see tests/search/judgments/README.md). Raises JudgmentError."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return [_judged(entry, content["language"]) for entry in content["query"]]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise JudgmentError(f"{file} could not be read: {error}") from error
    except KeyError as error:
        raise JudgmentError(f"{file} lacks {error}.") from error


def _judged(entry: Mapping, language: str) -> JudgedQuery:
    grades = {address: grade for name, grade in GRADES.items() for address in entry.get(name, ())}
    if not any(grade >= USEFUL for grade in grades.values()):
        raise JudgmentError(f"The query «{entry['text']}» has no page that answers it.")
    return JudgedQuery(entry["text"], language, entry["kind"], tuple(entry.get("page_types", ())), grades)


def evaluate(queries: Sequence[JudgedQuery], engine: str | None = None) -> list[Outcome]:
    """Asks each query as the site does, of `engine` alone where one is named. Raises JudgmentError for a page that
    is not there, and EngineUnavailable for an engine that does not answer."""
    addresses = _judged_addresses(queries)
    return [_outcome(query, addresses, engine) for query in queries]


def _judged_addresses(queries: Iterable[JudgedQuery]) -> dict[str, str]:
    """The address of every public version of the judged pages, mapped to the Finnish address they are judged by."""
    wanted = {address for query in queries for address in query.grades}
    root = Site.objects.get(is_default_site=True).root_page.url_path.rstrip("/")
    finnish = Page.objects.filter(url_path__in=[root + address for address in wanted])
    by_key: dict[UUID, str] = {page.translation_key: page.url_path.removeprefix(root) for page in finnish}
    if missing := wanted - set(by_key.values()):
        raise JudgmentError(f"No page of the default site has the address {', '.join(sorted(missing))}.")
    versions = public(Page.objects.filter(translation_key__in=by_key))
    return {page.url or "": by_key[page.translation_key] for page in versions}


def _outcome(query: JudgedQuery, addresses: Mapping[str, str], engine: str | None) -> Outcome:
    with translation.override(query.language):
        asked = SearchQuery(
            text=query.text, language=query.language, page_types=query.page_types, page_size=RECALL_DEPTH
        )
        # No facets: they are counted, and change nothing in what is found and in what order.
        found = find(asked, (), engine=engine)
    shown = tuple(query.grades.get(addresses.get(result.url, ""), 0) for result in found.results)
    useful = sum(grade >= USEFUL for grade in query.grades.values())
    return Outcome(
        query=query,
        ndcg=ndcg(shown, query.grades.values()),
        recall=sum(grade >= USEFUL for grade in shown[:RECALL_DEPTH]) / useful,
        total=found.total,
        shown=shown,
    )


def ndcg(shown: Sequence[int], judged: Iterable[int], depth: int = NDCG_DEPTH) -> float:
    """The discounted gain of the grades `shown`, in their order, as a share of the best that `judged` allow.

    A grade g gains 2^g - 1, a place p divides by log2(p + 1) (Burges et al. 2005, «Learning to rank»).
    """
    best = _discounted_gain(sorted(judged, reverse=True)[:depth])
    return _discounted_gain(shown[:depth]) / best if best else 0.0


def _discounted_gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """The means of the outcomes, of which there is at least one."""
    number = len(outcomes)
    return Summary(
        queries=number,
        ndcg=sum(outcome.ndcg for outcome in outcomes) / number,
        recall=sum(outcome.recall for outcome in outcomes) / number,
        no_hit=sum(not outcome.total for outcome in outcomes) / number,
    )


def summaries_by_kind(outcomes: Sequence[Outcome]) -> dict[str, Summary]:
    """The summary of each kind of query, in the order the kinds come in."""
    kinds = dict.fromkeys(outcome.query.kind for outcome in outcomes)
    return {kind: summary([outcome for outcome in outcomes if outcome.query.kind == kind]) for kind in kinds}
