"""What every analyser gives, whatever its language: the interface the rest of the search is written against."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.analysis.tokenise import MAX_WORD_LENGTH, fold, split_hyphens, words

CACHED_WORDS = 8_192
"""Surface forms remembered a language: some 5 MB when full, and nine in ten words of running text."""


class Token(NamedTuple):
    """One word of a document: its place in the original text, and the terms it is indexed by."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...]


class QueryWord(NamedTuple):
    """One word of a query. Any of `terms` will do. Where none is in the index, all of `parts` together may stand
    in for them, any term of each part; `parts` is empty for a word that is no compound."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    is_stop_word: bool = False


class WordAnalysis(NamedTuple):
    """What is known of one word: lemmas of the whole (alternatives), further terms to index it by, and its parts
    from left to right (alternatives each)."""

    lemmas: tuple[str, ...]
    part_terms: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


class _CachedWord(NamedTuple):
    analysis: WordAnalysis
    index_terms: tuple[str, ...]


class Analyser(ABC):
    """Text in, terms out, for one language. Terms hold only lower-case letters and digits."""

    language: str
    name: str
    version: str
    stop_words: frozenset[str] = frozenset()
    colon_endings: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._cached = lru_cache(maxsize=CACHED_WORDS)(self._analyse_surface)

    @abstractmethod
    def analyse_word(self, word: str) -> WordAnalysis:
        """The analysis of one folded word without hyphens."""

    def index_terms(self, text: str) -> list[str]:
        """All terms of a document in text order: for each word its lemmas, then its parts."""
        cached = self._cached
        return [term for match in words(text) for term in cached(match.group()).index_terms]

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of `text` with the terms they are indexed by; offsets are into `text` as given."""
        for match in words(text):
            surface = match.group()
            yield Token(surface, match.start(), match.end(), self._cached(surface).index_terms)

    def query_words(self, text: str) -> list[QueryWord]:
        """The words of a query, function words marked and not dropped."""
        found = []
        for match in words(text):
            surface = match.group()
            analysis = self._cached(surface).analysis
            is_stop_word = self.exact_term(surface) in self.stop_words
            found.append(QueryWord(surface, match.start(), match.end(), analysis.lemmas, analysis.parts, is_stop_word))
        return found

    def exact_term(self, word: str) -> str:
        """The surface form of one word in lower case, for quoted phrases; `index_terms` does not hold these."""
        return fold(word)[:MAX_WORD_LENGTH]

    def exact_terms(self, text: str) -> list[str]:
        """`exact_term` of each word in `text`, in order, one for each of `tokens(text)`."""
        return [self.exact_term(match.group()) for match in words(text)]

    def _analyse_surface(self, surface: str) -> _CachedWord:
        if len(surface) > MAX_WORD_LENGTH:
            cut = fold(surface[:MAX_WORD_LENGTH])
            return _CachedWord(WordAnalysis((cut,)), (cut,))
        analysis = self._analyse_joined(self._without_joined_ending(surface))
        return _CachedWord(analysis, tuple(dict.fromkeys(analysis.lemmas + analysis.part_terms)))

    def _without_joined_ending(self, surface: str) -> str:
        """*THL:n* without its ending; the colon of anything else becomes a joint like a hyphen."""
        head, colon, ending = surface.rpartition(":")
        if not colon:
            return surface
        if fold(ending) in self.colon_endings:
            return head
        return f"{head}-{ending}"

    def _analyse_joined(self, surface: str) -> WordAnalysis:
        pieces = [piece for piece in map(fold, split_hyphens(surface)) if piece]
        if len(pieces) == 1:
            return self.analyse_word(pieces[0])
        if not pieces:
            return WordAnalysis((fold(surface),))
        return self.join([self.analyse_word(piece) for piece in pieces], pieces)

    def join(self, analyses: list[WordAnalysis], pieces: list[str]) -> WordAnalysis:
        """A hyphenated word out of its pieces: *EU-asetuksen* is euasetus, eu and asetus.

        The whole is written together, so that *well-being* and *wellbeing* are one.
        """
        joined = "".join(pieces[:-1])
        lemmas = tuple(dict.fromkeys(joined + lemma for lemma in (*analyses[-1].lemmas, pieces[-1])))
        unhyphenated = self.known_lemmas("".join(pieces))
        # The e of *e-kirje* alone would match too much, so it is neither indexed nor asked for.
        telling = [
            analysis for analysis, piece in zip(analyses, pieces, strict=True) if len(piece) > 1 or piece.isdigit()
        ]
        part_terms = [term for analysis in telling for term in analysis.lemmas + analysis.part_terms]
        parts = tuple(part for analysis in telling for part in (analysis.parts or (analysis.lemmas,)))
        return WordAnalysis(tuple(dict.fromkeys(unhyphenated + lemmas)), tuple(part_terms), parts)

    def known_lemmas(self, word: str) -> tuple[str, ...]:
        """The lemmas of `word` where the dictionary has it, for spellings with and without a hyphen."""
        return ()

    def is_common_word(self, word: str) -> bool:
        """Whether `word`, in any form, is one that the dictionary has as more than a name, or a compound of such."""
        pieces = [piece for piece in map(fold, split_hyphens(word)) if piece]
        return bool(pieces) and all(self.is_common(piece) for piece in pieces)

    def is_common(self, word: str) -> bool:
        """The same of one folded word without hyphens; an analyser that cannot tell says no."""
        return False
