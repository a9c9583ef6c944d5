"""What must not be kept of what people search for: words that may tell of a person.

A query is kept whole or not at all. The rules lean to leaving out: a lost query costs the editors little, a kept name
may cost somebody more. Why so: docs/decisions/searches-kept.md.
"""

import re
from functools import cache
from pathlib import Path

from search.analysis import get_analyser
from search.analysis.base import QueryWord
from search.vocabulary import vocabulary_keeper

NAMES = Path(__file__).parent / "names"

# An e-mail address, an address of the web, six digits or more (a phone number, a date of birth), and the shape of a
# Finnish personal identity code, whatever its check character [Act 661/2009, section 11; the century signs of 2023].
TELLING = re.compile(
    r"\S@\S"
    r"|https?:|www\."
    r"|(?:\d[\s().\-–/]*){6,}"
    r"|\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]\b",
    re.IGNORECASE,
)
# Years are many digits, and tell of nobody.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SHORTEST_WITH_TWO_SLIPS = 8


@cache
def names(kind: str) -> frozenset[str]:
    """The names of a kind: "given_names", "surnames" or "municipalities", in lower case."""
    lines = (NAMES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def may_be_personal(text: str, language: str) -> bool:
    """Whether a query in `language` may tell of a person.

    Beside what TELLING has, it may where a given name stands with another word, where words written as names have a
    name among them, where a word that is not on the site's pages is a name, and where it is neither in the dictionary
    nor a municipality nor a slip of a word of the site.
    """
    if TELLING.search(YEAR.sub(" ", text)):
        return True
    words = [word for word in get_analyser(language).query_words(text) if not word.is_stop_word]
    if len(words) > 1 and any(_is_name(word, "given_names") for word in words):
        return True
    if len(words) > 1 and all(word.text.istitle() for word in words) and any(map(_is_name, words)):
        return True
    return any(not _is_fit(word, language) for word in words)


def _is_fit(word: QueryWord, language: str) -> bool:
    text = word.text.lower()
    vocabulary = vocabulary_keeper().current()
    if text.isdigit() or vocabulary.has(text):
        return True
    if _is_name(word):
        return False
    if get_analyser(language).is_common_word(text) or _is_name(word, "municipalities"):
        return True
    slips = 2 if len(text) >= SHORTEST_WITH_TWO_SLIPS else 1
    return any(known.near(text, slips) for known in vocabulary.words.values())


def _is_name(word: QueryWord, *kinds: str) -> bool:
    """Whether the word is a name, in any of its forms (*Virtasen*, *Matille*)."""
    forms = {word.text.lower(), *word.terms}
    return any(form in names(kind) for form in forms for kind in kinds or ("given_names", "surnames"))
