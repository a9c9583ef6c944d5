"""Finnish: dictionary, rules of inflection, compounds."""

import re

from search.analysis import dictionaries
from search.analysis.base import Analyser, WordAnalysis
from search.analysis.compounds import Compound, CompoundSplitter
from search.analysis.finnish_inflection import (
    base_words,
    lemmas_of_missing,
    nominative_of_unknown,
    other_readings,
    without_suffixes,
)
from search.analysis.never_split import NEVER_SPLIT
from search.analysis.word_lists import STOP_WORDS, words_of
from search.analysis.word_parts import FINNISH_SHORT_WORDS, modifier_rule

# Suffixes that are in the dictionary as words of their own, or look like one: *suoma-lainen*, *asia-kas*.
_NOT_HEADS = words_of(
    """
    inen lainen läinen mainen mäinen moinen möinen nainen llinen mattomuus mättömyys isuus ratti telu ilta
    """
)
_SHORTEST_HEAD = 4
COLON_ENDINGS = words_of(
    """
    n t a ä ta tä na nä ssa ssä sta stä lla llä lta ltä lle ksi tta ttä an än en in on un yn ön han hän hen hin
    hon hun hyn hön iin seen ien iden jen ita itä ia iä ja jä issa issä ista istä illa illä ilta iltä ille iksi
    ihin nsa nsä mme kin ko kö
    """
)
_LOAN_ENDING = re.compile(
    r"(?:i?(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|en|iin|hin)|e(?:issa|issä|ista|istä|illa|illä|ilta|iltä|"
    r"ille|iksi|ina|ihin|iden|ja|jä)|i?[nt]|ia|iä|ien|i|a|ä)"
)


class FinnishAnalyser(Analyser):
    """Lemmas of the dictionary and of the rules beside it; an unknown word by its last part."""

    language = "fi"
    name = "simplemma-fi"
    version = f"{dictionaries.source_version()}+rules-1"
    stop_words = STOP_WORDS["fi"]
    colon_endings = COLON_ENDINGS

    def __init__(self) -> None:
        super().__init__()
        self._lexicon = dictionaries.load("fi")
        self._splitter = CompoundSplitter(
            self._lexicon, modifier_rule("fi", self._lexicon), self._simple_lemmas, self._is_head, NEVER_SPLIT["fi"]
        )

    def analyse_word(self, word: str) -> WordAnalysis:
        """Whole, without clitics and possessives, by its last part, or as a loan word: the first that is known."""
        if word[0].isdigit():
            return WordAnalysis((word,))
        candidates = [word, *without_suffixes(word)]
        for candidate in candidates:
            if lemmas := self._simple_lemmas(candidate):
                return self._known(lemmas)
        for candidate in candidates:
            if compounds := self._splitter.split_form(candidate):
                return self._with_parts(tuple(dict.fromkeys(compound.whole for compound in compounds)), compounds)
        return WordAnalysis(tuple(dict.fromkeys((nominative_of_unknown(word) or word, word, loan_stem(word)))))

    def is_common(self, word: str) -> bool:
        analysis = self.analyse_word(word)
        return bool(analysis.parts) or any(self._lexicon.is_lemma(lemma) for lemma in analysis.lemmas)

    def known_lemmas(self, word: str) -> tuple[str, ...]:
        return self._simple_lemmas(word)

    def _simple_lemmas(self, form: str) -> tuple[str, ...]:
        """Lemmas of a form that is in the dictionary, or is a regular form of a word in it."""
        lexicon = self._lexicon
        lemmas = list(lexicon.lemmas_of(form))
        if lemmas:
            is_lemma = lexicon.is_lemma(form)
            lemmas += other_readings(form, is_lemma, lexicon)
            if is_lemma:
                lemmas.append(form)
        else:
            lemmas += lemmas_of_missing(form, lexicon)
        derived = [base for word in dict.fromkeys([form, *lemmas]) for base in base_words(word, lexicon)]
        # The superlative *laajimmat* leads to *laajin*, and that to *laaja*.
        derived += [base for word in derived for base in base_words(word, lexicon)]
        return tuple(dict.fromkeys(lemmas + derived))

    def _is_head(self, lemma: str) -> bool:
        if len(lemma) < _SHORTEST_HEAD:
            return lemma in FINNISH_SHORT_WORDS
        return lemma not in _NOT_HEADS and self._lexicon.is_lemma(lemma)

    def _known(self, lemmas: tuple[str, ...]) -> WordAnalysis:
        compounds = [compound for lemma in lemmas if (compound := self._splitter.split_lemma(lemma))]
        if not compounds:
            # Only the plural is a lemma of its own: *kuntavaalit*.
            plurals = [lemma for lemma in lemmas if lemma.endswith("t") and lemma not in NEVER_SPLIT["fi"]]
            compounds = [compound for lemma in plurals for compound in self._splitter.split_form(lemma)]
            lemmas += tuple(compound.whole for compound in compounds)
        return self._with_parts(lemmas, compounds)

    def _with_parts(self, lemmas: tuple[str, ...], compounds: list[Compound]) -> WordAnalysis:
        if not compounds:
            return WordAnalysis(lemmas)
        part_terms = tuple(term for compound in compounds for term in compound.terms)
        return WordAnalysis(lemmas, part_terms, compounds[0].parts)


def loan_stem(word: str) -> str:
    """An unknown word without what may be its ending, so that its forms still meet: *chatbotin*, *chatbotilla*."""
    for length in (6, 5, 4, 3, 2, 1):
        if len(word) - length >= 4 and _LOAN_ENDING.fullmatch(word[-length:]):
            return word[:-length]
    return word
