"""Text analysis of the public search: text in, terms out, in Finnish, Swedish and English.

Nothing is loaded until an analyser is first asked for. Finnish is analysed by simplemma's dictionary and our rules,
or by Voikko where the setting SEARCH_FINNISH_ANALYSER is "voikko".
"""

from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.analysis.base import Analyser

LANGUAGES = ("fi", "sv", "en")
FINNISH_ANALYSERS = ("simplemma", "voikko")

_analysers: "dict[type[Analyser], Analyser]" = {}
_lock = RLock()


def get_analyser(language: str) -> "Analyser":
    """The analyser of `language` ("fi", "sv" or "en"), made on first use and kept; safe to call from any thread.

    Raises ValueError for another language, AnalyserNotInstalled where the chosen one is not on this machine.
    """
    chosen = _analyser_class(language)
    analyser = _analysers.get(chosen)
    if analyser is None:
        with _lock:
            analyser = _analysers.get(chosen) or chosen()
            _analysers[chosen] = analyser
    return analyser


def analyser_version(language: str) -> str:
    """Name and version of the analyser of `language`, as stored in the index; loads no dictionary."""
    chosen = _analyser_class(language)
    return f"{chosen.name}-{chosen.version}"


def _analyser_class(language: str) -> "type[Analyser]":
    if language == "fi":
        if _finnish_setting() == "voikko":
            from search.analysis.voikko import VoikkoAnalyser

            return VoikkoAnalyser
        from search.analysis.finnish import FinnishAnalyser

        return FinnishAnalyser
    if language == "sv":
        from search.analysis.swedish import SwedishAnalyser

        return SwedishAnalyser
    if language == "en":
        from search.analysis.english import EnglishAnalyser

        return EnglishAnalyser
    raise ValueError(f"No analyser for the language {language!r}; there is one for {', '.join(LANGUAGES)}.")


def _finnish_setting() -> str:
    """The setting SEARCH_FINNISH_ANALYSER; its default where Django is not set up, as in a script."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        chosen = str(getattr(settings, "SEARCH_FINNISH_ANALYSER", "simplemma"))
    except ImproperlyConfigured:
        return "simplemma"
    if chosen not in FINNISH_ANALYSERS:
        raise ValueError(f"SEARCH_FINNISH_ANALYSER is {chosen!r}; it may be {' or '.join(FINNISH_ANALYSERS)}.")
    return chosen
