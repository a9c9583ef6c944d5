"""The query's words marked in the original text, whatever their form, and the piece of a text that shows them best."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import get_analyser
from search.analysis.base import Analyser
from search.analysis.tokenise import fold
from search.matching import EXACT_PREFIX, LABEL_PREFIXES, LanguageMatch

LONGEST_EXCERPT = 240
LONGEST_READ = 20_000
# How far back the start of a sentence is looked for, so that an excerpt does not begin in its middle.
LOOK_BACK = 120

SENTENCE_END = re.compile(r"[.!?…]\s+|\n+")
# Vowels that change within a word (stad, städer; yö, öiden) are one for the quick look at what may match.
UNCHANGING = (("ä", "a"), ("å", "a"), ("ö", "o"), ("y", "u"), ("é", "e"), ("ü", "u"))


def _unchanging(text: str) -> str:
    """The text in plain lower case, letter for letter. Replacing each is several times as fast as `str.translate`."""
    text = text.lower()
    for letter, plain in UNCHANGING:
        text = text.replace(letter, plain)
    return text


@dataclass(frozen=True)
class Span:
    """A marked word: its place in the text, and the number of the query's word that it answers."""

    start: int
    end: int
    word: int


@dataclass(frozen=True)
class _Piece:
    """A word of a text, at its place, with those of its terms that the query looks for."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Highlighter:
    """Marks what a query's `match` found in texts in the match's language.

    Made for one page of results; pieces of text between white space, which come again and again, are looked at once.
    """

    match: LanguageMatch
    _looked_at: dict[str, tuple[_Piece, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def _analyser(self) -> Analyser:
        return get_analyser(self.match.language)

    def spans(self, text: str, is_thorough: bool = False) -> list[Span]:
        """The places in `text` that the query's words, in any form, and its quoted phrases have.

        The thorough way is slower; it finds the few forms that share no letter with their word (hyvä, parempi).
        """
        text = text[:LONGEST_READ]
        found = [*self._word_spans(text, is_thorough), *self._phrase_spans(text)]
        return sorted(found, key=lambda span: span.start)

    @cached_property
    def _words_by_term(self) -> dict[str, int]:
        """The numbers of the query's words by the terms, one of which is enough to answer them."""
        labels = tuple(LABEL_PREFIXES.values())
        return {
            alternative[0]: number
            for number, clause in enumerate(self.match.clauses)
            for alternative in clause.alternatives
            if len(alternative) == 1 and not alternative[0].startswith(labels)
        }

    @cached_property
    def _compounds(self) -> list[tuple[int, tuple[str, ...]]]:
        """What a compound of the query is made of, all of which a text must have: (number of the word, parts)."""
        labels = tuple(LABEL_PREFIXES.values())
        return [
            (number, alternative)
            for number, clause in enumerate(self.match.clauses)
            for alternative in clause.alternatives
            if len(alternative) > 1 and not alternative[0].startswith(labels)
        ]

    @cached_property
    def _terms(self) -> set[str]:
        """All terms that are looked for."""
        return {*self._words_by_term, *(term for _number, parts in self._compounds for term in parts)}

    @cached_property
    def _quick_look(self) -> re.Pattern[str]:
        """Matches, in a text in plain lower case, whatever a form of a term may begin with, to the end of its piece
        between white space, and little else.

        A long word keeps its beginning in all its forms, a short one may keep one letter of it (aika, ajan).
        """
        roots = {_unchanging(term[: 1 if len(term) < 5 else 2 if len(term) < 8 else 3]) for term in self._terms}
        # What begins as a shorter root does is found by that one.
        kept = [root for root in sorted(roots) if not any(root != other and root.startswith(other) for other in roots)]
        return re.compile(rf"(?:{'|'.join(map(re.escape, kept))})\S*") if kept else re.compile(r"(?!)")

    def _word_spans(self, text: str, is_thorough: bool) -> list[Span]:
        pieces = list(self._pieces(text, is_thorough))
        wanted = self._words_by_term
        if self._compounds:
            present = {term for piece in pieces for term in piece.terms}
            wanted = dict(wanted)
            for number, parts in self._compounds:
                if present.issuperset(parts):
                    wanted.update({part: number for part in parts if part not in wanted})
        spans = []
        for piece in pieces:
            word = next((wanted[term] for term in piece.terms if term in wanted), None)
            if word is not None:
                spans.append(Span(piece.start, piece.end, word))
        return spans

    def _pieces(self, text: str, is_thorough: bool) -> Iterator[_Piece]:
        """The words of the text that have a term of the query."""
        folded = _unchanging(text)
        # Lower case may be longer than what it is made of (İ); places would not be the same then.
        if is_thorough or len(folded) != len(text):
            yield from self._pieces_of(text)
            return
        for match in self._quick_look.finditer(folded):
            start = _start_of_piece(folded, match.start())
            chunk = text[start : match.end()]
            pieces = self._looked_at.get(chunk)
            if pieces is None:
                pieces = self._looked_at[chunk] = self._pieces_of(chunk)
            for piece in pieces:
                yield _Piece(start + piece.start, start + piece.end, piece.terms)

    def _pieces_of(self, text: str) -> tuple[_Piece, ...]:
        terms = self._terms
        found = (
            (token, tuple(term for term in token.terms if term in terms)) for token in self._analyser.tokens(text)
        )
        return tuple(_Piece(token.start, token.end, own) for token, own in found if own)

    def _phrase_spans(self, text: str) -> list[Span]:
        spans = []
        first = len(self.match.clauses)
        for number, phrase in enumerate(self.match.phrases, start=first):
            wanted = [term.removeprefix(EXACT_PREFIX) for term in phrase]
            tokens = list(self._analyser.tokens(text))
            words = [fold(token.text) for token in tokens]
            for place in range(len(words) - len(wanted) + 1):
                if words[place : place + len(wanted)] == wanted:
                    spans += [Span(token.start, token.end, number) for token in tokens[place : place + len(wanted)]]
        return spans


def _start_of_piece(text: str, place: int) -> int:
    """Where the piece between white space that has `place` in it begins."""
    while place and not text[place - 1].isspace():
        place -= 1
    return place


def marked(text: str, spans: Sequence[Span], start: int = 0, end: int | None = None) -> SafeString:
    """The text from `start` to `end` as HTML, everything in it escaped, the spans in <mark>."""
    end = len(text) if end is None else end
    pieces = []
    place = start
    for span in spans:
        if span.start < place or span.end > end:
            continue
        pieces += [escape(text[place : span.start]), "<mark>", escape(text[span.start : span.end]), "</mark>"]
        place = span.end
    pieces.append(escape(text[place:end]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of text is escaped above


def number_of_words(spans: Sequence[Span]) -> int:
    """How many different words of the query the spans answer."""
    return len({span.word for span in spans})


def excerpt(text: str, spans: Sequence[Span], longest: int = LONGEST_EXCERPT) -> SafeString:
    """A piece of `text` of at most `longest` characters round its best hits, cut between words, the hits marked.

    The best has the most different words of the query, then the most hits; of equals the first.
    """
    start, end = _best_window(text, spans, longest)
    html = marked(text, spans, start, end)
    before = "… " if start > 0 and not SENTENCE_END.search(text[max(0, start - 3) : start]) else ""
    after = " …" if end < len(text.rstrip()) else ""
    return mark_safe(f"{before}{html}{after}")  # noqa: S308 - `marked` has escaped it


def _best_window(text: str, spans: Sequence[Span], longest: int) -> tuple[int, int]:
    if len(text) <= longest:
        return 0, len(text)
    best = (-1, -1)
    first = last = 0
    starts = [span.start for span in spans]
    for number, span in enumerate(spans):
        # Room is left before the hit, for the sentence it stands in.
        within = spans[number : bisect_left(starts, span.start + longest * 2 // 3)]
        score = (number_of_words(within), len(within))
        if score > best:
            best, first, last = score, span.start, within[-1].end
    start = _start_of_sentence(text, first, max(0, first - min(LOOK_BACK, longest - (last - first))))
    return start, _end_between_words(text, start, start + longest)


def _start_of_sentence(text: str, hit: int, earliest: int) -> int:
    """The start of the sentence of a hit, or of a word near it where the sentence begins too far before."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, earliest, hit)]
    if ends:
        return ends[-1]
    if earliest == 0:
        return 0
    space = re.compile(r"\s").search(text, earliest, hit)
    return space.end() if space else hit


def _end_between_words(text: str, start: int, end: int) -> int:
    if end >= len(text):
        return len(text)
    cut = max(text.rfind(" ", start, end + 1), text.rfind("\n", start, end + 1))
    return cut if cut > start else end
