"""Did you mean: a query whose unknown words are replaced by the nearest words that the site's pages have."""

from search.analysis import get_analyser
from search.analysis.base import QueryWord
from search.engines import answer as engine_answer
from search.engines.base import EngineQuery
from search.matching import match_plan, split_phrases, telling_words
from search.query import SearchQuery
from search.vocabulary import NearWord, Vocabulary, vocabulary_keeper

# Shorter words are near too many others.
SHORTEST_CORRECTED = 4
SHORTEST_WITH_TWO_CHANGES = 7
MOST_CORRECTED = 4
# A word this rare may be a page's own slip where a neighbour is this many times as common.
RARE = 2
TIMES_AS_COMMON = 10


def did_you_mean(query: SearchQuery, engine: str | None = None) -> str:
    """The query's text with its unknown words replaced, only those; empty where there is nothing better.

    A word is known where any page has it in any form. What is given finds pages, with the filters let go.
    """
    loose, _phrases = split_phrases(query.text)
    vocabulary = vocabulary_keeper().current()
    corrected = query.text
    corrections = 0
    # From the end, so that the places of the words before stay as they are.
    for word in reversed(telling_words(loose, query.language)):
        if corrections < MOST_CORRECTED and (better := _better_word(word, query, vocabulary, engine)):
            corrected = corrected[: word.start] + better + corrected[word.end :]
            corrections += 1
    return corrected if corrections and _total(corrected, query, engine) else ""


def _better_word(word: QueryWord, query: SearchQuery, vocabulary: Vocabulary, engine: str | None) -> str:
    """The site's word that `word` may stand for; empty where it is fine as it is, or nothing is near."""
    text = word.text.lower()
    if len(text) < SHORTEST_CORRECTED or any(char.isdigit() for char in text):
        return ""
    near = _nearest(text, query.language, vocabulary)
    if near is None or near.word == text:
        return ""
    if not vocabulary.has(text):
        # Not written so on any page; another form of it, or its parts, may be.
        return "" if _total(word.text, query, engine) else near.word
    documents = max(words.documents_by_word.get(text, 0) for words in vocabulary.words.values())
    is_slip = documents <= RARE and near.distance == 1 and near.documents >= TIMES_AS_COMMON * documents
    return near.word if is_slip and not _is_same_word(text, near.word, query.language) else ""


def _nearest(text: str, language: str, vocabulary: Vocabulary) -> NearWord | None:
    """The word nearest to `text`: fewest changes, the same first letter, the reader's language, then the commonest."""
    farthest = 2 if len(text) >= SHORTEST_WITH_TWO_CHANGES else 1
    found = [
        ((near.distance, near.word[0] != text[0], code != language, -near.documents, near.word), near)
        for code, words in vocabulary.words.items()
        for near in words.near(text, farthest)
        if near.distance
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _is_same_word(one: str, other: str, language: str) -> bool:
    """Whether two words are forms of one: that is no slip."""
    analyser = get_analyser(language)
    return bool(set(analyser.index_terms(one)) & set(analyser.index_terms(other)))


def _total(text: str, query: SearchQuery, engine: str | None) -> int:
    """How many pages have all the words of `text`, whatever the filters."""
    match = match_plan(text, query.language)
    if not match:
        return 0
    asked = EngineQuery(language=query.language, match=match, page_types=query.page_types, limit=1)
    return engine_answer(asked, engine).total
