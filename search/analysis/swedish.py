"""Swedish: dictionary, other readings of its forms, compounds."""

from search.analysis import dictionaries
from search.analysis.base import Analyser, WordAnalysis
from search.analysis.compounds import Compound, CompoundSplitter
from search.analysis.never_split import NEVER_SPLIT
from search.analysis.swedish_inflection import lemmas_of_missing, other_readings, verbs_of_participle
from search.analysis.word_lists import STOP_WORDS, words_of
from search.analysis.word_parts import modifier_rule

# Suffixes and prefixed verbs' tails that are in the dictionary as words: *delaktig-het*, *veten-skap*.
_NOT_HEADS = words_of(
    """
    het skap are ing ning else bar ism era ant ent sam dom tion ska iska inna lig lös aktig mässig vis ande ende
    rad sig tik lad ten and gen dig ort kap gel kel att ätt ock lan ris ola orm ull ana ast men ack ara öra ram
    ass ess sel äng ost alt ark age sch ägg ans enhet ing arna erna ings art heten tur ligen igen
    """
)
_SHORTEST_HEAD = 3
_LEAST_WEIGHT_OF_SHORT_HEAD = 6
_ENDINGS = ("arna", "erna", "orna", "ens", "ets", "ar", "er", "or", "en", "et", "na", "a", "n", "t", "s")


class SwedishAnalyser(Analyser):
    """Lemmas of the dictionary and their other readings; an unknown word by its last part."""

    language = "sv"
    name = "simplemma-sv"
    version = f"{dictionaries.source_version()}+rules-1"
    stop_words = STOP_WORDS["sv"]
    colon_endings = frozenset(("s", "n", "t", "en", "et", "er", "ar", "erna", "arna", "ns", "ens", "ets", "are"))

    def __init__(self) -> None:
        super().__init__()
        self._lexicon = dictionaries.load("sv")
        self._splitter = CompoundSplitter(
            self._lexicon,
            modifier_rule("sv", self._lexicon),
            self._simple_lemmas,
            self._is_head,
            NEVER_SPLIT["sv"],
            may_drop_letter=True,
        )

    def analyse_word(self, word: str) -> WordAnalysis:
        """Whole, by its last part, or without a regular ending: the first that is known."""
        if word[0].isdigit():
            return WordAnalysis((word,))
        if lemmas := self._simple_lemmas(word):
            compounds = [compound for lemma in lemmas if (compound := self._splitter.split_lemma(lemma))]
            return self._with_parts(lemmas, compounds)
        if compounds := self._splitter.split_form(word):
            return self._with_parts(tuple(dict.fromkeys(compound.whole for compound in compounds)), compounds)
        return WordAnalysis(tuple(dict.fromkeys((word, _loan_stem(word)))))

    def is_common(self, word: str) -> bool:
        analysis = self.analyse_word(word)
        return bool(analysis.parts) or any(self._lexicon.is_lemma(lemma) for lemma in analysis.lemmas)

    def known_lemmas(self, word: str) -> tuple[str, ...]:
        return self._simple_lemmas(word)

    def _simple_lemmas(self, form: str) -> tuple[str, ...]:
        """Lemmas of a known form, with readings beside the one lemma that the dictionary gives a form."""
        lexicon = self._lexicon
        lemmas = list(lexicon.lemmas_of(form)) or lemmas_of_missing(form, lexicon)
        if not lemmas:
            return ()
        if lexicon.is_lemma(form):
            lemmas.append(form)
        lemmas += other_readings(form, lexicon)
        lemmas += [verb for lemma in dict.fromkeys([form, *lemmas]) for verb in verbs_of_participle(lemma, lexicon)]
        return tuple(dict.fromkeys(lemmas))

    def _is_head(self, lemma: str) -> bool:
        if len(lemma) < _SHORTEST_HEAD or lemma in _NOT_HEADS:
            return False
        if len(lemma) == _SHORTEST_HEAD:
            return self._lexicon.weight_as_head(lemma) >= _LEAST_WEIGHT_OF_SHORT_HEAD
        return self._lexicon.is_lemma(lemma)

    def _with_parts(self, lemmas: tuple[str, ...], compounds: list[Compound]) -> WordAnalysis:
        if not compounds:
            return WordAnalysis(lemmas)
        part_terms = tuple(term for compound in compounds for term in compound.terms)
        return WordAnalysis(lemmas, part_terms, compounds[0].parts)


def _loan_stem(word: str) -> str:
    """An unknown word without what may be its ending: *hackathonet*, *chattboten*."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
