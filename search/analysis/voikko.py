"""Finnish by Voikko, where the operator has installed it (GPL; a system library with its dictionary).

Setting: SEARCH_FINNISH_ANALYSER = "voikko". Nothing of Voikko is part of this code.
"""

import re
from itertools import accumulate, pairwise
from threading import Lock
from typing import Any

from search.analysis.base import Analyser, WordAnalysis
from search.analysis.finnish import COLON_ENDINGS, loan_stem
from search.analysis.never_split import NEVER_SPLIT
from search.analysis.tokenise import fold
from search.analysis.word_lists import STOP_WORDS

# "+kansalais(kansalainen)+raati(raati)": a part as written and its base form; "+" within the brackets is a suffix.
_BASE = re.compile(r"\+[^(+]*\(([^+)][^)]*)\)")


class AnalyserNotInstalled(RuntimeError):
    """The analyser that the settings ask for is not on this machine."""


class VoikkoAnalyser(Analyser):
    """Base forms and compound parts as Voikko gives them. Raises AnalyserNotInstalled on creation."""

    language = "fi"
    name = "voikko-fi"
    version = "1"
    stop_words = STOP_WORDS["fi"]
    colon_endings = COLON_ENDINGS

    def __init__(self) -> None:
        super().__init__()
        self._voikko = _open_voikko()
        # One handle of the library must not be used by two threads at a time.
        self._lock = Lock()

    def analyse_word(self, word: str) -> WordAnalysis:
        """All readings of the word; without any, as a loan word."""
        readings = self._readings(word)
        if not readings:
            return WordAnalysis(tuple(dict.fromkeys((word, loan_stem(word)))))
        lemmas = tuple(dict.fromkeys(lemma for reading in readings for lemma in _lemmas(reading)))
        part_terms: list[str] = []
        parts: tuple[tuple[str, ...], ...] = ()
        for reading in readings:
            places = _places(reading)
            if places and fold(reading["BASEFORM"]) not in NEVER_SPLIT["fi"]:
                heads = [fold(reading["BASEFORM"])[place:] for place in places]
                modifiers = [self._modifier_lemmas(word, piece) for piece in pairwise((0, *places))]
                part_terms += [term for part in modifiers for term in part] + heads + _bases(reading)
                parts = parts or (*modifiers, (heads[-1],))
        return WordAnalysis(lemmas, tuple(part_terms), parts)

    def _readings(self, word: str) -> list[dict[str, str]]:
        with self._lock:
            # Names are known by their capital only.
            readings = self._voikko.analyze(word) + self._voikko.analyze(word.capitalize())
        return [reading for reading in readings if fold(reading.get("BASEFORM", ""))]

    def _modifier_lemmas(self, word: str, place: tuple[int, int]) -> tuple[str, ...]:
        """Lemmas of a first part as written: *kunnan* is *kunta*, *kansalais* is *kansalainen*."""
        written = word[place[0] : place[1]]
        readings = self._readings(written) or self._readings(written.removesuffix("s") + "nen")
        return tuple(dict.fromkeys(fold(reading["BASEFORM"]) for reading in readings)) or (written,)


def _lemmas(reading: dict[str, str]) -> list[str]:
    """The base form, and the verb of a participle."""
    bases = _bases(reading) if "PARTICIPLE" in reading and not _places(reading) else []
    return [fold(reading["BASEFORM"]), *bases]


def _bases(reading: dict[str, str]) -> list[str]:
    """The words that the reading is compounded of and derived from."""
    return [folded for base in _BASE.findall(reading.get("WORDBASES", "")) if (folded := fold(base))]


def _places(reading: dict[str, str]) -> list[int]:
    """Where the parts of a compound meet, in letters from its beginning: "=ppppp=pppp" is [5]."""
    lengths = [len(piece) for piece in reading.get("STRUCTURE", "").split("=") if piece]
    return list(accumulate(lengths))[:-1]


def _open_voikko() -> Any:
    try:
        import libvoikko

        return libvoikko.Voikko("fi")
    except Exception as error:
        # The library raises OSError, its own VoikkoException or ImportError, by what is missing.
        raise AnalyserNotInstalled(
            "SEARCH_FINNISH_ANALYSER is 'voikko', but Voikko or its Finnish dictionary is not installed "
            f"({error}). Install libvoikko, its Finnish dictionary and its Python module (on Debian: libvoikko1, "
            "voikko-fi and python3-libvoikko), or set SEARCH_FINNISH_ANALYSER to 'simplemma'."
        ) from error
