"""English: dictionary, regular endings of unknown words, one spelling for the British and the American."""

import re

from search.analysis import dictionaries
from search.analysis.base import Analyser, WordAnalysis
from search.analysis.english_spelling import american
from search.analysis.word_lists import STOP_WORDS

_ACRONYMS = re.compile(r"[A-Z]{2,}s")
# Forms that the dictionary takes for another word only: irregular ones that sound like it.
_IRREGULAR = {
    "people": "person", "worse": "bad", "worst": "bad", "thought": "think", "felt": "feel", "left": "leave",
    "lay": "lie", "rose": "rise", "bound": "bind", "ground": "grind", "wound": "wind", "shot": "shoot", "fell": "fall",
    "bore": "bear", "spoke": "speak", "wove": "weave", "dove": "dive", "stove": "stave", "bit": "bite",
}  # fmt: skip
_POSSESSIVE = re.compile(r"['\u2019](?:s|S)$")
_VOWEL = re.compile(r"[aeiouy]")


class EnglishAnalyser(Analyser):
    """Lemmas of the dictionary; an unknown word by its regular ending."""

    language = "en"
    name = "simplemma-en"
    version = f"{dictionaries.source_version()}+rules-1"
    stop_words = STOP_WORDS["en"]

    def __init__(self) -> None:
        super().__init__()
        self._lexicon = dictionaries.load("en")

    def _without_joined_ending(self, surface: str) -> str:
        without_possessive = _POSSESSIVE.sub("", surface)
        if _ACRONYMS.fullmatch(without_possessive):
            return without_possessive[:-1]
        return super()._without_joined_ending(without_possessive)

    def analyse_word(self, word: str) -> WordAnalysis:
        """The dictionary's lemmas, the word itself where it is a lemma too (*meeting*: *meet*), or a guess."""
        lemmas = self.known_lemmas(word) or tuple(american(lemma, self._lexicon) for lemma in self._guess(word))
        return WordAnalysis(tuple(dict.fromkeys(lemmas)))

    def is_common(self, word: str) -> bool:
        analysis = self.analyse_word(word)
        return bool(analysis.parts) or any(self._lexicon.is_lemma(lemma) for lemma in analysis.lemmas)

    def known_lemmas(self, word: str) -> tuple[str, ...]:
        lexicon = self._lexicon
        lemmas = list(lexicon.lemmas_of(word))
        if not lemmas:
            return ()
        if lexicon.is_lemma(word):
            lemmas.append(word)
        if word in _IRREGULAR:
            lemmas.append(_IRREGULAR[word])
        if word.endswith("er"):
            # bigger: biggest
            lemmas += lexicon.lemmas_of(word[:-2] + "est")
        if word.endswith("ves"):
            lemmas += [noun for ending in ("f", "fe") if lexicon.is_lemma(noun := word[:-3] + ending)]
        if word not in self.stop_words:
            # The dictionary takes *AI* for a form of *be*, which is in every document.
            lemmas = [lemma for lemma in lemmas if lemma not in self.stop_words]
        return tuple(dict.fromkeys(american(lemma, lexicon) for lemma in lemmas))

    def _guess(self, word: str) -> tuple[str, ...]:
        """An unknown word without -s, -ed or -ing: *hackathons*, *crowdsourcing*."""
        if len(word) < 4 or not word.isalpha():
            return (word,)
        if word.endswith("ies"):
            return (word[:-3] + "y",)
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return (word[:-1],)
        for ending in ("ing", "ed"):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 2 and _VOWEL.search(stem):
                return self._verb(stem)
        return (word,)

    def _verb(self, stem: str) -> tuple[str, ...]:
        """The infinitive of a verb stem: with -e, with one of its two last consonants, or as it is.

        A prefix before a known verb (*co + created*, *up + skilled*) decides; otherwise both ways are given.
        """
        candidates = [stem + "e", stem]
        if stem[-1] == stem[-2]:
            candidates = [stem[:-1], stem]
        for start in range(1, len(stem) - 2):
            for candidate in candidates:
                if self._lexicon.is_lemma(candidate[start:]):
                    return (candidate,)
        return tuple(candidates)
