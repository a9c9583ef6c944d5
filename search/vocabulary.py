"""The words and titles of the published pages, in memory: what did-you-mean and the suggestions while typing draw on.

The names of a page's terms and work areas are among its words, in every language: a reader of English finds by them
what is told in Finnish alone.

They follow the index by its revision: the documents that changed since are read again, and theirs alone. 10,000
practices take some 15 MB. Words of attachments are left out: they are many, and not all of them words.
"""

import heapq
import re
import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.matching import LABEL_PREFIXES
from search.models import IndexedDocument
from search.revision import index_revision

# A word of a page: letters, with hyphens between them. Shorter ones are neither worth completing nor correcting.
PAGE_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
LONGEST_WORD = 40
LONGEST_READ = 20_000
# The last character that may follow a prefix, for the end of the prefix's range among sorted words.
LAST_CHARACTER = "\U0010ffff"
MOST_COMPARED = 4_000


@dataclass(frozen=True)
class Title:
    page_id: int
    language: str
    page_type: str
    text: str


@dataclass(frozen=True)
class NearWord:
    """A word of the site near one that is not: how many changes away, and in how many documents."""

    word: str
    distance: int
    documents: int


@dataclass
class LanguageWords:
    """The words of one language's documents, with the number of documents that have each."""

    documents_by_word: dict[str, int] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)
    by_length: dict[int, list[str]] = field(default_factory=dict)

    def beginning_with(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """The commonest words that begin with `prefix`, with their numbers of documents."""
        start, end = bisect_left(self.ordered, prefix), bisect_left(self.ordered, prefix + LAST_CHARACTER)
        found = ((word, self.documents_by_word[word]) for word in self.ordered[start:end])
        return heapq.nsmallest(most, found, key=lambda pair: (-pair[1], pair[0]))

    def near(self, word: str, farthest: int) -> list[NearWord]:
        """The words at most `farthest` letters added, left out, changed or swapped away from `word`."""
        lengths = range(len(word) - farthest, len(word) + farthest + 1)
        candidates = [candidate for length in lengths for candidate in self.by_length.get(length, ())]
        found = extract(word, candidates, scorer=OSA.distance, score_cutoff=farthest, limit=50)
        return [NearWord(near, int(distance), self.documents_by_word[near]) for near, distance, _place in found]


@dataclass(frozen=True)
class Vocabulary:
    """The site's words and titles at one revision of the index. Not changed once built."""

    revision: int = -1
    words: dict[str, LanguageWords] = field(default_factory=dict)
    titles: dict[int, Title] = field(default_factory=dict)
    title_words: list[tuple[str, int]] = field(default_factory=list)

    def has(self, word: str) -> bool:
        return any(word in language.documents_by_word for language in self.words.values())

    def titles_with(self, prefixes: Iterable[str]) -> list[Title]:
        """The titles that have, for each of `prefixes`, a word that begins so."""
        longest_first = sorted(prefixes, key=len, reverse=True)
        if not longest_first:
            return []
        found: dict[int, None] = {}
        for page_id in self._titles_beginning(longest_first[0]):
            found[page_id] = None
            if len(found) >= MOST_COMPARED:
                break
        titles = (self.titles[page_id] for page_id in found)
        return [title for title in titles if all(_has_word(title.text, prefix) for prefix in longest_first[1:])]

    def _titles_beginning(self, prefix: str) -> Iterator[int]:
        start = bisect_left(self.title_words, (prefix, 0))
        end = bisect_left(self.title_words, (prefix + LAST_CHARACTER, 0))
        return (page_id for _word, page_id in self.title_words[start:end])


def _has_word(text: str, prefix: str) -> bool:
    return any(word.startswith(prefix) for word in title_words_of(text))


def title_words_of(text: str) -> list[str]:
    """The words of a title, short ones and numbers too, in lower case."""
    return re.findall(r"\w+", text.lower())


@cache
def vocabulary_keeper() -> "VocabularyKeeper":
    """This process's vocabulary."""
    return VocabularyKeeper()


def _words_by_language(language: str, text: str, label_terms: str) -> dict[str, set[str]]:
    """The words of a document's text, in its language, and those of its labels, in each."""
    found = {
        code: set(PAGE_WORD.findall(" ".join(re.findall(rf"\b{prefix}(\S+)", label_terms))))
        for code, prefix in LABEL_PREFIXES.items()
    }
    found[language] = found.get(language, set()) | set(PAGE_WORD.findall(text.lower()))
    return found


class VocabularyKeeper:
    """Holds the vocabulary and renews it when the index has moved on. Safe among threads.

    Of each document it keeps the numbers of its words, so that a document that changed or went takes its own along.
    """

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._lock = threading.Lock()
        self._numbers: dict[str, dict[str, int]] = defaultdict(dict)
        self._documents: dict[int, list[tuple[str, array]]] = {}
        self._counts: dict[str, array] = defaultdict(lambda: array("I"))
        self._titles: dict[int, Title] = {}

    def current(self) -> Vocabulary:
        revision = index_revision()
        if self._vocabulary.revision == revision:
            return self._vocabulary
        with self._lock:
            if self._vocabulary.revision != revision:
                self._read(self._vocabulary.revision, revision)
                self._vocabulary = self._built(revision)
        return self._vocabulary

    def _read(self, old: int, revision: int) -> None:
        """Reads the documents that changed between two revisions; all of them where the index is not newer."""
        rows = IndexedDocument.objects.all()
        if revision > old >= 0:
            rows = rows.filter(revision__gt=old)
        else:
            for kept in (self._numbers, self._documents, self._counts, self._titles):
                kept.clear()
        read = ("page_id", "language", "page_type", "title", "summary", "body", "label_terms", "is_deleted")
        for row in rows.only(*read).iterator(chunk_size=1_000):
            self._forget(row.pk, row.page_id)
            if not row.is_deleted:
                self._titles[row.page_id] = Title(row.page_id, row.language, row.page_type, row.title)
                texts = f"{row.title}\n{row.summary}\n{row.body[:LONGEST_READ]}"
                self._documents[row.pk] = [
                    (language, self._counted(language, words))
                    for language, words in _words_by_language(row.language, texts, row.label_terms).items()
                ]

    def _forget(self, id_: int, page_id: int) -> None:
        for language, numbers in self._documents.pop(id_, ()):
            counts = self._counts[language]
            for number in numbers:
                counts[number] -= 1
        self._titles.pop(page_id, None)

    def _counted(self, language: str, words: set[str]) -> array:
        """The numbers of the words, each counted once more."""
        numbers, counts = self._numbers[language], self._counts[language]
        found = array("I")
        for word in words:
            if len(word) > LONGEST_WORD:
                continue
            number = numbers.setdefault(word, len(counts))
            if number == len(counts):
                counts.append(0)
            counts[number] += 1
            found.append(number)
        return found

    def _built(self, revision: int) -> Vocabulary:
        title_words = sorted(
            (word, page_id) for page_id, title in self._titles.items() for word in title_words_of(title.text)
        )
        words = {language: self._words(language) for language in self._numbers}
        return Vocabulary(revision, words, dict(self._titles), title_words)

    def _words(self, language: str) -> LanguageWords:
        counts = self._counts[language]
        documents_by_word = {
            word: counts[number] for word, number in self._numbers[language].items() if counts[number]
        }
        by_length = defaultdict(list)
        for word in documents_by_word:
            by_length[len(word)].append(word)
        return LanguageWords(documents_by_word, sorted(documents_by_word), dict(by_length))
