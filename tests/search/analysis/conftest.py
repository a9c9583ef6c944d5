"""What the tests of the analysis share: an analyser for each language, without Django's settings."""

import pytest

from search.analysis.base import Analyser
from search.analysis.english import EnglishAnalyser
from search.analysis.finnish import FinnishAnalyser
from search.analysis.swedish import SwedishAnalyser


@pytest.fixture(scope="session")
def finnish() -> Analyser:
    return FinnishAnalyser()


@pytest.fixture(scope="session")
def swedish() -> Analyser:
    return SwedishAnalyser()


@pytest.fixture(scope="session")
def english() -> Analyser:
    return EnglishAnalyser()


@pytest.fixture(scope="session")
def analysers(finnish: Analyser, swedish: Analyser, english: Analyser) -> dict[str, Analyser]:
    return {"fi": finnish, "sv": swedish, "en": english}
