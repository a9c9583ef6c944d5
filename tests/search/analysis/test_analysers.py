"""Choosing and loading analysers: late, once, and with a clear error."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import override_settings

from search import analysis
from search.analysis import dictionaries, voikko

PROJECT = Path(analysis.__file__).parents[2]


def run_python(code: str, *arguments: str) -> str:
    """What `code` prints in a fresh interpreter, without Django's settings."""
    completed = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        text=True,
        check=True,
    )
    return completed.stdout.strip()


def test_nothing_is_loaded_before_the_first_use():
    code = (
        "import sys, search.analysis as analysis\n"
        "versions = [analysis.analyser_version(language) for language in analysis.LANGUAGES]\n"
        "print([name for name in ('simplemma', 'marisa_trie', 'wordfreq', 'libvoikko') if name in sys.modules])"
    )
    assert run_python(code) == "[]"


def test_running_analysers_do_not_hold_the_source_word_lists():
    code = (
        "import sys, search.analysis as analysis\n"
        "[analysis.get_analyser(language).index_terms('kunta') for language in analysis.LANGUAGES]\n"
        "print('simplemma' in sys.modules)"
    )
    assert run_python(code) == "False"


def test_one_analyser_a_language_whatever_the_thread():
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(analysis.get_analyser, ["sv"] * 32))
    assert len(made) == 1


@pytest.mark.parametrize("language", analysis.LANGUAGES)
def test_version_names_the_analyser(language: str):
    analyser = analysis.get_analyser(language)
    assert analysis.analyser_version(language) == f"{analyser.name}-{analyser.version}"
    assert analyser.language == language


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fi, sv, en"):
        analysis.get_analyser("se")


@override_settings(SEARCH_FINNISH_ANALYSER="snowball")
def test_unknown_finnish_analyser_is_refused():
    with pytest.raises(ValueError, match="simplemma or voikko"):
        analysis.get_analyser("fi")


@override_settings(SEARCH_FINNISH_ANALYSER="voikko")
def test_missing_voikko_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "libvoikko", None)
    with pytest.raises(voikko.AnalyserNotInstalled, match="libvoikko1, voikko-fi"):
        voikko.VoikkoAnalyser()
    assert analysis.analyser_version("fi").startswith("voikko-fi")


def test_voikko_gives_lemmas_and_parts():
    try:
        analyser = voikko.VoikkoAnalyser()
    except voikko.AnalyserNotInstalled as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    terms = analyser.index_terms("Kansalaisraadissa Helsingissä, THL:n eduskunta")
    assert {"kansalaisraati", "kansalainen", "raati", "helsinki", "thl", "eduskunta"} <= set(terms)
    assert "kunta" not in terms


def test_dictionaries_are_built_into_the_directory_that_is_set(tmp_path, monkeypatch):
    monkeypatch.setenv(dictionaries.DIRECTORY_VARIABLE, str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(dictionaries.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    lexicon = dictionaries.load("en")
    assert lexicon.lemmas_of("decisions") == ("decision",)
    built = {path.name for path in tmp_path.glob("*/en.*")}
    assert built == {"en.forms.marisa", "en.lemmas.marisa", "en.lock"}


def test_dictionary_is_held_in_memory_where_nothing_can_be_written(monkeypatch):
    for variable in (dictionaries.DIRECTORY_VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, "/proc/nowhere")
    monkeypatch.setattr(dictionaries, "_temporary_directory", lambda: Path("/proc/nowhere"))
    assert dictionaries.load("en").is_lemma("decision")
