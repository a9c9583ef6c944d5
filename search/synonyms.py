"""Synonyms: words and phrases that mean the same. What editors write is checked and made ready for queries here.

A word is what the analyser makes of it, so that every form of it is the same word. A set widens a query once: what
it adds sets off no other set, so that synonyms form no chains; and a word belongs to one set a language, so that
there is nothing to form a chain or a loop of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from django.utils.translation import gettext as _

from search.analysis import LANGUAGES, get_analyser
from search.analysis.base import QueryWord

MOST_WORDS_OF_A_PHRASE = 5
MOST_PHRASES = 30
# A phrase whose words are ambiguous has several readings; more than these are noise.
MOST_READINGS = 8
# What one word of a query is widened to at most.
MOST_ALTERNATIVES = 60

Terms = tuple[str, ...]
Alternatives = tuple[Terms, ...]


@dataclass(frozen=True)
class Phrase:
    """A word, or several in a row. `words` hold the terms of each word, any of which is the word."""

    text: str
    words: tuple[Terms, ...]

    def fits(self, words: Sequence[Terms]) -> bool:
        """Whether the first of `words` are this phrase, in whatever forms."""
        return len(words) >= len(self.words) and all(
            set(own) & set(other) for own, other in zip(self.words, words, strict=False)
        )

    def is_same(self, other: "Phrase") -> bool:
        return len(self.words) == len(other.words) and self.fits(other.words)

    def alternatives(self) -> Alternatives:
        """The phrase as a query's clause has it: all terms of one of these must be there."""
        return tuple(islice(product(*self.words), MOST_READINGS))


@dataclass(frozen=True)
class WordSet:
    """Phrases that mean the same, by language. One-way: a language's first finds the others, not they it."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    is_one_way: bool = False

    def triggers(self) -> Iterator[tuple[str, Phrase]]:
        """The phrases that are widened, with their languages."""
        for language, phrases in self.phrases.items():
            yield from ((language, phrase) for phrase in (phrases[:1] if self.is_one_way else phrases))


def phrases_in(text: str, language: str) -> tuple[Phrase, ...]:
    """The phrases that an editor wrote, one a line or between commas."""
    return tuple(Phrase(piece, terms_of(piece, language)) for piece in pieces_in(text))


def pieces_in(text: str) -> list[str]:
    pieces = (" ".join(piece.split()) for line in text.splitlines() for piece in line.split(","))
    return [piece for piece in pieces if piece]


def terms_of(text: str, language: str) -> tuple[Terms, ...]:
    """The terms of each word that counts; words such as *and* count only where there is nothing else."""
    words = [word for word in get_analyser(language).query_words(text) if word.terms]
    return tuple(word.terms for word in [word for word in words if not word.is_stop_word] or words)


class SynonymIndex:
    """All sets, ready for queries. Not changed once built."""

    def __init__(self, sets: Iterable[WordSet]) -> None:
        self._sets: dict[tuple[str, str], list[tuple[Phrase, WordSet]]] = defaultdict(list)
        for word_set in sets:
            for language, phrase in word_set.triggers():
                for term in phrase.words[0] if phrase.words else ():
                    self._sets[language, term].append((phrase, word_set))

    def wider(self, words: Sequence[QueryWord], language: str) -> dict[str, dict[int, Alternatives]]:
        """What a query's words, asked in `language`, are widened by: for each language of the documents, by the place
        of the word in the query.

        A phrase of several words is widened at each of them, which comes to the same as the phrase or its synonym:
        (a or S) and (b or S) is (a and b) or S.
        """
        found: dict[str, dict[int, Alternatives]] = defaultdict(dict)
        terms = [word.terms for word in words]
        for start in range(len(words)):
            for phrase, word_set in self._at(terms[start:], language):
                places = [word.start for word in words[start : start + len(phrase.words)]]
                for code, phrases in word_set.phrases.items():
                    added = chain.from_iterable(other.alternatives() for other in phrases if other is not phrase)
                    alternatives = tuple(added)
                    for place in places:
                        joined = dict.fromkeys((*found[code].get(place, ()), *alternatives))
                        found[code][place] = tuple(joined)[:MOST_ALTERNATIVES]
        return found

    def _at(self, words: Sequence[Terms], language: str) -> list[tuple[Phrase, WordSet]]:
        """The phrases that begin at the first of `words`, with their sets."""
        candidates = {
            id(phrase): (phrase, found) for term in words[0] for phrase, found in self._at_term(language, term)
        }
        return [(phrase, word_set) for phrase, word_set in candidates.values() if phrase.fits(words)]

    def _at_term(self, language: str, term: str) -> list[tuple[Phrase, WordSet]]:
        return self._sets.get((language, term), [])


def faults_in(word_set: WordSet, others: Iterable[tuple[str, WordSet]]) -> dict[str, list[str]]:
    """What is wrong with a set beside `others` (with their names), by language; "" holds what concerns all of it."""
    faults: dict[str, list[str]] = defaultdict(list)
    if sum(len(phrases) for phrases in word_set.phrases.values()) < 2:
        faults[""].append(_("Give at least two words that mean the same, in one language or in several."))
    others = list(others)
    for language in LANGUAGES:
        phrases = word_set.phrases.get(language, ())
        if len(phrases) > MOST_PHRASES:
            faults[language].append(_("Give at most %(number)s words a language.") % {"number": MOST_PHRASES})
        for place, phrase in enumerate(phrases[:MOST_PHRASES]):
            fault = _fault_of(phrase, phrases[:place]) or _fault_among(phrase, language, others)
            if fault:
                faults[language].append(fault)
    return faults


def _fault_of(phrase: Phrase, before: Iterable[Phrase]) -> str:
    """What is wrong with a phrase in its own set."""
    if not phrase.words:
        return _("“%(word)s” has no word that could be searched for.") % {"word": phrase.text}
    if len(phrase.words) > MOST_WORDS_OF_A_PHRASE:
        return _("“%(word)s” is too long: a phrase has at most %(number)s words.") % {
            "word": phrase.text,
            "number": MOST_WORDS_OF_A_PHRASE,
        }
    same = next((other for other in before if other.is_same(phrase)), None)
    if same:
        return _(
            "“%(word)s” and “%(other)s” are the same word to the search, which knows its forms. Leave one out."
        ) % {
            "word": phrase.text,
            "other": same.text,
        }
    return ""


def _fault_among(phrase: Phrase, language: str, others: Iterable[tuple[str, WordSet]]) -> str:
    """What is wrong with a phrase beside the other sets."""
    for name, word_set in others:
        if any(phrase.is_same(other) for other in word_set.phrases.get(language, ())):
            return _(
                "“%(word)s” is already in the set “%(set)s”. A word may be in one set only, so that synonyms form no "
                "chain or loop. Add the other words to that set, or remove the word from it first."
            ) % {"word": phrase.text, "set": name}
    return ""
