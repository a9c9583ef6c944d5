"""From a visitor's words to what must stand in a document: clauses of terms, for each language of the documents."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, product

from search.analysis import LANGUAGES, get_analyser
from search.analysis.base import QueryWord
from search.editorial import editorial_keeper
from search.synonyms import Alternatives

# Marks that keep kinds of terms apart in one index: letters alone, so that every engine keeps mark and term one word.
LABEL_PREFIXES = {"fi": "xfix", "sv": "xsvx", "en": "xenx"}
EXACT_PREFIX = "xq"
LANGUAGE_TERMS = {"fi": "xlangfi", "sv": "xlangsv", "en": "xlangen"}
MOST_WORDS = 24
# A compound whose parts are ambiguous has several readings; more than these are noise.
MOST_COMPOUNDS = 8
CAUSATIVES = {"tuminen": "taa", "tyminen": "tää"}

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
    words among its labels. The editors' synonyms widen each word, in the language of the documents.
    """
    loose, phrases = split_phrases(text)
    synonyms = editorial_keeper().current().synonyms.wider(telling_words(loose, language), language)
    asked = _widened(_clauses_by_place(loose, language), synonyms.get(language, {}))
    plan = []
    for code in LANGUAGES:
        own = asked
        if code != language:
            own = _widened(_clauses_by_place(loose, code, asked), synonyms.get(code, {}))
        merged = tuple(
            Clause(tuple(dict.fromkeys((*own[place].alternatives, *_as_labels(clause, language)))))
            for place, clause in asked.items()
            if place in own
        )
        exact = tuple(terms for phrase in phrases if (terms := tuple(exact_terms(phrase, code))))
        if merged or exact:
            plan.append(LanguageMatch(code, merged, exact))
    return tuple(plan)


def split_phrases(text: str) -> tuple[str, list[str]]:
    """A query without its phrases in quotation marks, whose places are left blank, and the phrases."""
    phrases = [phrase for phrase in QUOTED.findall(text) if phrase.strip()]
    return QUOTED.sub(lambda quoted: " " * len(quoted.group()), text), phrases


def telling_words(text: str, language: str) -> list[QueryWord]:
    """The words that count: words such as *and* only where there is nothing else."""
    words = get_analyser(language).query_words(text)
    return ([word for word in words if not word.is_stop_word] or words)[:MOST_WORDS]


def _clauses_by_place(text: str, language: str, places: Container[int] | None = None) -> dict[int, Clause]:
    """A clause a word, by the word's place in the text: of the words at `places`, else of those that count."""
    if places is None:
        words = telling_words(text, language)
    else:
        words = [word for word in get_analyser(language).query_words(text) if word.start in places]
    return {word.start: Clause(_alternatives(word, language)) for word in words if word.terms}


def _alternatives(word: QueryWord, language: str) -> tuple[tuple[str, ...], ...]:
    """Any of the word's terms; for a compound also one term of each of its parts, all of which must be there."""
    terms = [*word.terms, *(causatives(word.terms) if language == "fi" else ())]
    compounds = islice(product(*word.parts), MOST_COMPOUNDS) if word.parts else ()
    return tuple(dict.fromkeys([*((term,) for term in terms), *compounds]))


def _widened(clauses: Mapping[int, Clause], wider: Mapping[int, Alternatives]) -> dict[int, Clause]:
    return {place: Clause((*clause.alternatives, *wider.get(place, ()))) for place, clause in clauses.items()}


def causatives(terms: Iterable[str]) -> list[str]:
    """The verbs of bringing about what Finnish nouns of coming about name: *osallistuminen* leads to *osallistaa*.

    Who looks for participation wants those who made others take part too.
    """
    return [
        term.removesuffix(noun) + verb for term in terms for noun, verb in CAUSATIVES.items() if term.endswith(noun)
    ]


def _as_labels(clause: Clause, language: str) -> tuple[tuple[str, ...], ...]:
    prefix = LABEL_PREFIXES[language]
    return tuple(tuple(prefix + term for term in alternative) for alternative in clause.alternatives)
