"""From a visitor's words to what must stand in a document: clauses of terms, for each language of the documents."""

import re
from dataclasses import dataclass

from search.analysis import LANGUAGES, get_analyser

# Marks that keep kinds of terms apart in one index: letters alone, so that every engine keeps mark and term one word.
LABEL_PREFIXES = {"fi": "xfix", "sv": "xsvx", "en": "xenx"}
EXACT_PREFIX = "xq"
LANGUAGE_TERMS = {"fi": "xlangfi", "sv": "xlangsv", "en": "xlangen"}
MOST_WORDS = 24

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True)
class Clause:
    """One word of the query: any of the alternatives, each of which is one or more terms that must all be there."""

    alternatives: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class LanguageMatch:
    """What a document in `language` must have: the clauses, and the phrases as exact words in a row."""

    language: str
    clauses: tuple[Clause, ...]
    phrases: tuple[tuple[str, ...], ...] = ()


def label_terms(text: str, language: str) -> list[str]:
    """The terms under which a label in `language` is indexed, in a document of any language."""
    return [LABEL_PREFIXES[language] + term for term in get_analyser(language).index_terms(text)]


def exact_terms(text: str, language: str) -> list[str]:
    """The words of a text as they stand, kept apart from analysed terms, for phrases in quotation marks."""
    return [EXACT_PREFIX + term for term in get_analyser(language).exact_terms(text)]


def match_plan(text: str, language: str) -> tuple[LanguageMatch, ...]:
    """What each language's documents must have to be found by `text`, asked in `language`; empty for no words.

    A document in another language than the reader's is found by the words in its own language, or by the reader's
    words among its labels.
    """
    phrases = [phrase for phrase in QUOTED.findall(text) if phrase.strip()]
    loose = QUOTED.sub(" ", text)
    reader_clauses = _clauses(loose, language)
    plan = []
    for code in LANGUAGES:
        clauses = reader_clauses if code == language else _clauses(loose, code)
        exact = tuple(tuple(exact_terms(phrase, code)) for phrase in phrases)
        merged = tuple(
            Clause(tuple(dict.fromkeys(own.alternatives + _as_labels(asked, language))))
            for own, asked in zip(clauses, reader_clauses, strict=False)
        )
        if merged or any(exact):
            plan.append(LanguageMatch(code, merged, tuple(phrase for phrase in exact if phrase)))
    return tuple(plan)


def _as_labels(clause: Clause, language: str) -> tuple[tuple[str, ...], ...]:
    prefix = LABEL_PREFIXES[language]
    return tuple(tuple(prefix + term for term in alternative) for alternative in clause.alternatives)


def _clauses(text: str, language: str) -> tuple[Clause, ...]:
    """A clause a word; words such as *and* count only where there is nothing else."""
    words = get_analyser(language).query_words(text)
    telling = [word for word in words if not word.is_stop_word] or words
    return tuple(
        Clause((*((term,) for term in word.terms), *(parts for parts in word.parts if parts)))
        for word in telling[:MOST_WORDS]
        if word.terms
    )
