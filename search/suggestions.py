"""Suggestions while typing: the site's words, and its pages by their titles, that begin as what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from home.visibility import public
from search.analysis import get_analyser
from search.query import clean_text
from search.vocabulary import LanguageWords, Title, Vocabulary, title_words_of, vocabulary_keeper

LONGEST_TYPED = 100
MOST_SUGGESTIONS = 8
MOST_WORDS = 4
# After other words: what follows them is guessed, not known.
MOST_WORDS_AFTER_OTHERS = 2
# One letter begins too many words to be a help.
SHORTEST_PREFIX = 2
# So many of the commonest words are grouped by the word they are forms of.
MOST_FORMS = 40


@dataclass(frozen=True)
class Suggestion:
    """`kind` is "word", a whole query to search for, or "page", with the page's address and language."""

    kind: str
    text: str
    url: str = ""
    language: str = ""


def suggestions(typed: str, language: str, page_types: Iterable[str] = ()) -> list[Suggestion]:
    """At most eight suggestions for a reader of `language`: completed words first, then pages."""
    text, _was_cut = clean_text(typed[:LONGEST_TYPED])
    words = title_words_of(text)
    if not words or len(words[-1]) < SHORTEST_PREFIX:
        return []
    vocabulary = vocabulary_keeper().current()
    completed = _completed_words(text, words[-1], language, vocabulary)
    titles = _titles(words, language, vocabulary, set(page_types))
    return [*completed, *_pages(titles, MOST_SUGGESTIONS - len(completed))]


def _completed_words(text: str, prefix: str, language: str, vocabulary: Vocabulary) -> list[Suggestion]:
    """What was typed with its last word completed; nothing where something stands after the word."""
    known = vocabulary.words.get(language)
    if known is None or not text.lower().endswith(prefix):
        return []
    before = text[: len(text) - len(prefix)]
    most = MOST_WORDS_AFTER_OTHERS if before.strip() else MOST_WORDS
    return [
        Suggestion("word", before + word, language=language)
        for word in _base_forms(known, prefix, language)
        if word != prefix
    ][:most]


def _base_forms(words: LanguageWords, prefix: str, language: str) -> list[str]:
    """The words that begin with `prefix`, each once whatever forms of it there are, the commonest first."""
    analyser = get_analyser(language)
    common: dict[str, int] = {}
    for word, documents in words.beginning_with(prefix, MOST_FORMS):
        analysed = (lemma for query_word in analyser.query_words(word) for lemma in query_word.terms)
        lemmas = [lemma for lemma in analysed if lemma.startswith(prefix)]
        # Of the words that a form may be of, the one that pages have; where none has it, the first.
        base = next((lemma for lemma in lemmas if lemma in words.documents_by_word), next(iter(lemmas), word))
        common[base] = common.get(base, 0) + documents
    return sorted(common, key=lambda word: -common[word])


def _titles(words: list[str], language: str, vocabulary: Vocabulary, page_types: set[str]) -> list[Title]:
    """The titles that fit: those that begin with what was typed, and those in the reader's language, before others."""
    typed = " ".join(words)
    found = [title for title in vocabulary.titles_with(words) if not page_types or title.page_type in page_types]
    return sorted(
        found,
        key=lambda title: (title.language != language, not title.text.lower().startswith(typed), len(title.text)),
    )


def _pages(titles: list[Title], most: int) -> list[Suggestion]:
    """The first titles whose pages the public may see now, with their addresses, in one query."""
    wanted = titles[: most * 2]
    pages = {
        page.pk: page
        for page in public(Page.objects.filter(pk__in=[title.page_id for title in wanted])).select_related("locale")
    }
    shown: dict[object, Suggestion] = {}
    for title in wanted:
        page = pages.get(title.page_id)
        if page and page.url and page.translation_key not in shown:
            shown[page.translation_key] = Suggestion("page", title.text, page.url, title.language)
    return list(shown.values())[:most]
