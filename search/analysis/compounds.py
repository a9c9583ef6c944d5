"""Splits compounds into their parts over a lexicon: the known ones, and the endless unknown ones by their tail."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from search.analysis.lexicon import Lexicon

Lemmas = tuple[str, ...]

_REMEMBERED = 2048
_UNATTESTED_SCORES = ((7, 0), (5, -1), (4, -2))
"""From how many letters on, what a part scores that the dictionary has in no other compound: chance parts are short.
An attested part scores the binary logarithm of how many compounds it is in."""
_SHORTEST_UNATTESTED_SCORE = -6
_LEAST_SCORE = 0
"""What the parts must score together for the word to be believed a compound."""
_SHORT_MODIFIER = 3
_LEAST_WEIGHT_OF_SHORT_MODIFIER = 4


class Modifier(NamedTuple):
    """The first part of a compound: its lemmas; all terms in it, those of its own parts too; its innermost parts; the
    places between them; how good a part it is; in how many steps it was put together."""

    lemmas: Lemmas
    terms: Lemmas
    parts: tuple[Lemmas, ...]
    places: tuple[int, ...]
    score: int
    joins: int = 0


class Split(NamedTuple):
    """A compound in two: the lemma of the whole, where it is split, its modifier, its head's lemma, how good it is."""

    whole: str
    place: int
    modifier: Modifier
    head: str
    score: int

    @property
    def rank(self) -> tuple[int, int]:
        """The higher the better: few parts before many (*ilmasto + työryhmä*), then common parts before rare ones."""
        return -self.modifier.joins, self.score


class Compound(NamedTuple):
    """A compound taken apart: lemma of the whole; all terms of its parts, left to right; its innermost parts; the
    places between them."""

    whole: str
    terms: Lemmas
    parts: tuple[Lemmas, ...]
    places: tuple[int, ...]


class CompoundSplitter:
    """Splits words of one language.

    `modifier_lemmas` gives the lemmas of a first part as written (*kansalais*: *kansalainen*); `head_lemmas` those of
    an inflected last part (*raadissa*: *raati*); `is_head` says which lemmas may end a compound; `never_split` holds
    the lemmas that are left whole. `may_drop_letter` is for languages that write *till + lägg* as *tillägg*.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        modifier_lemmas: Callable[[str], Lemmas],
        head_lemmas: Callable[[str], Lemmas],
        is_head: Callable[[str], bool],
        never_split: frozenset[str],
        may_drop_letter: bool = False,
    ) -> None:
        self._lexicon = lexicon
        self._modifier_lemmas = modifier_lemmas
        self._head_lemmas = head_lemmas
        self._is_head = is_head
        self._never_split = never_split
        self._may_drop_letter = may_drop_letter
        self.split_lemma = lru_cache(_REMEMBERED)(self._split_lemma)
        self._modifier = lru_cache(_REMEMBERED)(self._find_modifier)

    def split_form(self, form: str) -> list[Compound]:
        """An inflected word that the dictionary lacks, by its tail: one compound for each lemma the tail may have."""
        splits = self._splits(form, self._head_lemmas)
        best = max((split.rank for split in splits), default=None)
        alternatives = {split.whole: split for split in splits if split.rank == best}
        places = {split.place for split in alternatives.values()}
        for split in splits:
            if split.place in places:
                alternatives.setdefault(split.whole, split)
        return [self._compound(split, splits) for split in alternatives.values()]

    def _split_lemma(self, lemma: str) -> Compound | None:
        """A lemma taken apart, or None where it is no compound or is never split."""
        if lemma in self._never_split:
            return None
        splits = self._splits(lemma, lambda head: (head,))
        if not splits:
            return None
        return self._compound(max(splits, key=lambda split: split.rank), splits)

    def _splits(self, word: str, head_lemmas: Callable[[str], Lemmas]) -> list[Split]:
        return [
            Split(left + head, len(left), modifier, head, modifier.score + self._score_as_head(head))
            for left, right in self._places(word)
            # *sosiaali* stands for *sosiaalinen*, which is no compound of *sosiaali*.
            if word not in self._modifier_lemmas(left) and (modifier := self._modifier(left))
            for head in head_lemmas(right)
            if self._is_head(head) and modifier.score + self._score_as_head(head) >= _LEAST_SCORE
        ]

    def _compound(self, best: Split, splits: list[Split]) -> Compound:
        """The parts of the best split, with those of other splits that keep to its places: of *barn + ombuds + man*
        both *barnombud* and *ombudsman* are words."""
        inner = self.split_lemma(best.head)
        places = (*best.modifier.places, best.place)
        terms = (*best.modifier.terms, best.head)
        parts = best.modifier.parts
        if inner:
            places += tuple(best.place + place for place in inner.places)
            terms += inner.terms
            parts += inner.parts
        else:
            parts += ((best.head,),)
        for other in splits:
            if other.place in places and other.place != best.place:
                terms += (*other.modifier.lemmas, other.head)
        return Compound(best.whole, tuple(dict.fromkeys(terms)), parts, places)

    def _places(self, word: str) -> list[tuple[str, str]]:
        """Every way to cut `word` in two, first parts of two letters and last parts of three at the least."""
        places = [(word[:place], word[place:]) for place in range(2, len(word) - 2)]
        if self._may_drop_letter:
            places += [
                (word[:place], word[place - 1 :])
                for place in range(3, len(word) - 1)
                if word[place - 1] == word[place - 2]
            ]
        return places

    def _find_modifier(self, letters: str) -> Modifier | None:
        """The first part as written, simple or itself a compound; None if it is neither."""
        if lemmas := self._modifier_lemmas(letters):
            weight = max(map(self._lexicon.weight_as_modifier, lemmas))
            if len(letters) <= _SHORT_MODIFIER and weight < _LEAST_WEIGHT_OF_SHORT_MODIFIER:
                return None
            score = weight or _unattested_score(letters)
            inner = self.split_lemma(lemmas[0])
            if inner:
                return Modifier(lemmas, (*lemmas, *inner.terms), inner.parts, inner.places, score)
            return Modifier(lemmas, lemmas, (lemmas,), (), score)
        found = [
            self._joined(left, first, last)
            for left, right in self._places(letters)
            if (last := self._modifier_lemmas(right)) and self._is_head(last[0]) and (first := self._modifier(left))
        ]
        return max(found, key=lambda modifier: (-modifier.joins, modifier.score), default=None)

    def _joined(self, left: str, first: Modifier, last: Lemmas) -> Modifier:
        lemmas = tuple(left + lemma for lemma in last)
        inner = self.split_lemma(last[0])
        score = first.score + self._score_as_head(last[0])
        terms = (*lemmas, *first.terms, *last, *(inner.terms if inner else ()))
        parts = (*first.parts, *(inner.parts if inner else (last,)))
        places = (*first.places, len(left), *(len(left) + place for place in (inner.places if inner else ())))
        return Modifier(lemmas, terms, parts, places, score, first.joins + 1)

    def _score_as_head(self, lemma: str) -> int:
        return self._lexicon.weight_as_head(lemma) or _unattested_score(lemma)


def _unattested_score(part: str) -> int:
    return next((score for length, score in _UNATTESTED_SCORES if len(part) >= length), _SHORTEST_UNATTESTED_SCORE)
