"""All of a visitor's words first; where few pages have them, those that have some of the words after them."""

from dataclasses import dataclass, replace

from search.engines import answer as engine_answer
from search.engines.base import EngineAnswer, EngineQuery, Hit

# With fewer pages than these that have all the words, pages that have some of them are shown too.
FEW = 10


@dataclass(frozen=True)
class Answered:
    """What the engine found. `with_all_words` is None where every page found has all the words."""

    answer: EngineAnswer
    with_all_words: int | None = None


def answered(asked: EngineQuery, engine: str | None = None) -> Answered:
    """The engine's answer to all the words, or to any of them where few pages have all.

    Total and counts are those of the list that is shown. Whether few have all the words is decided without the
    filters: a filter narrows the list it was chosen in, and never makes another, longer one of it.
    """
    strict = engine_answer(asked, engine)
    if strict.total >= FEW or not _has_several_words(asked) or not _has_few_unfiltered(asked, strict, engine):
        return Answered(strict)
    relaxed = engine_answer(replace(asked, any_word=True, offset=0, limit=asked.offset + asked.limit), engine)
    if relaxed.total <= strict.total:
        return Answered(strict)
    all_words = strict if asked.offset == 0 else engine_answer(replace(asked, offset=0, facets=()), engine)
    hits = _in_order(asked, all_words.hits, relaxed.hits)
    return Answered(replace(relaxed, hits=tuple(hits)[asked.offset : asked.offset + asked.limit]), strict.total)


def _has_several_words(asked: EngineQuery) -> bool:
    return any(len(match.clauses) > 1 for match in asked.match)


def _has_few_unfiltered(asked: EngineQuery, strict: EngineAnswer, engine: str | None) -> bool:
    if not asked.filters:
        return strict.total < FEW
    return engine_answer(replace(asked, filters={}, facets=(), offset=0, limit=1), engine).total < FEW


def _in_order(asked: EngineQuery, all_words: tuple[Hit, ...], relaxed: tuple[Hit, ...]) -> list[Hit]:
    """All the words before some, and among each the reader's own language first; else as the engine ordered them.

    A page in another language that has all the words answers better than one in the reader's that has one of them.
    """
    strict = set(all_words)
    return sorted(
        dict.fromkeys((*all_words, *relaxed)), key=lambda hit: (hit not in strict, hit.language != asked.language)
    )
