"""Rules of Swedish inflection that lead from a form to lemmas the dictionary does not give for it.

As in Finnish, an ending is exchanged for one that leads to a known form, whose lemma is then taken. The endings follow
Svenska Akademiens grammatik, volume 2 (nouns: chapter 2, verbs: chapter 8).
"""

import re

from search.analysis.lexicon import Lexicon

# A noun's ending; the stem before it must be a lemma whose definite form leads back to it (*besluten*: *beslutet*).
_NOUN_ENDINGS = frozenset(
    ["en", "ens", "et", "ets", "ar", "ars", "arna", "arnas", "er", "ers", "erna", "ernas", "n", "ns", "na", "nas", "s"]
)
_LONGEST_NOUN_ENDING = 5
# Participles, and known forms that are the verb's: utvecklad: utvecklar; inbjuden: inbjuder; byggd: byggde.
_PARTICIPLES = (
    (re.compile(r"(..+a)(?:nde|d|t|de|s)"), r"\1", (r"\1r",)),
    (re.compile(r"(..+)(?:ande|ende|en|et|na)"), r"\1a", (r"\1er",)),
    (re.compile(r"(..+)(?:d|da|t|ta)"), r"\1a", (r"\1de", r"\1te")),
)
_WORD_IN_IUM = re.compile(r"(..+i)(?:et|ets|er|ers|erna|ernas)")
_STRONG_VERBS = {"låg": "ligga", "satt": "sitta", "bar": "bära", "var": "vara", "for": "fara", "stal": "stjäla"}


def other_readings(form: str, lexicon: Lexicon) -> list[str]:
    """Further lemmas of a form that the dictionary knows: *lag* for *lagar*, beside *laga*."""
    found = [_STRONG_VERBS[form]] if form in _STRONG_VERBS else []
    if not form.endswith("s"):
        # No verb has a genitive.
        found += lexicon.lemmas_of(form + "s")
    for length in range(1, _LONGEST_NOUN_ENDING + 1):
        stem, ending = form[:-length], form[-length:]
        if ending in _NOUN_ENDINGS and lexicon.is_lemma(stem) and _is_noun(stem, lexicon):
            found.append(stem)
    return found


def lemmas_of_missing(form: str, lexicon: Lexicon) -> list[str]:
    """Lemmas of a form that the dictionary lacks, though it has the word: *ministeriet*, or a genitive."""
    if (match := _WORD_IN_IUM.fullmatch(form)) and lexicon.is_lemma(noun := match[1] + "um"):
        return [noun]
    return list(lexicon.lemmas_of(form[:-1])) if form.endswith("s") else []


def verbs_of_participle(word: str, lexicon: Lexicon) -> list[str]:
    """The verb of a participle that the dictionary holds as an adjective or a noun: *utvecklad*, *deltagande*."""
    found = []
    for pattern, verb_pattern, known_forms in _PARTICIPLES:
        if match := pattern.fullmatch(word):
            verb = match.expand(verb_pattern)
            if any(verb in lexicon.lemmas_of(match.expand(known_form)) for known_form in known_forms):
                found.append(verb)
    return found


def _is_noun(stem: str, lexicon: Lexicon) -> bool:
    return any(stem in lexicon.lemmas_of(stem + ending) for ending in ("en", "et", "n", "s"))
